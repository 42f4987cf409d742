FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PRODUCTION=true VAR_DIR=/data STATIC_ROOT=/app/staticfiles
WORKDIR /app

COPY requirements/base.txt requirements/base.txt
RUN pip install -r requirements/base.txt && useradd --system --uid 10001 --home /data portal && install -d -o portal /data
COPY . .
# the manifest of static files is part of the image; the throw-away key never leaves this line
RUN SECRET_KEY=0000000000000000000000000000000000000000000000 ALLOWED_HOSTS=build \
    python manage.py collectstatic --noinput

USER portal
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "budgetportal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--access-logfile", "-"]
