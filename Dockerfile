FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PRODUCTION=true VAR_DIR=/data STATIC_ROOT=/app/staticfiles
WORKDIR /app

# OCR=1: scanned PDF files are recognised (another 300 MB). OFFICE=1: .rtf and .odt are read (another 250 MB).
ARG OCR=""
ARG OFFICE=""
RUN if [ -n "$OFFICE" ]; then apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui \
    && rm -rf /var/lib/apt/lists/*; fi
COPY requirements/base.txt requirements/ocr.txt requirements/
RUN pip install -r requirements/base.txt ${OCR:+-r requirements/ocr.txt} && useradd --system --uid 10001 --home /data portal && install -d -o portal /data
COPY . .
# the manifest of static files is part of the image; the throw-away key never leaves this line
RUN SECRET_KEY=0000000000000000000000000000000000000000000000 ALLOWED_HOSTS=build \
    python manage.py collectstatic --noinput

USER portal
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "budgetportal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--access-logfile", "-"]
