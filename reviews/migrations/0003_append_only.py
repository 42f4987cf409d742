"""PostgreSQL itself keeps the log append-only and publications frozen, whoever writes to them."""

from django.db import migrations

GUARDS = """
CREATE FUNCTION reviews_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% on % is refused: it is append-only', TG_OP, TG_TABLE_NAME; END $$;

CREATE TRIGGER log_is_append_only BEFORE UPDATE OR DELETE ON reviews_logentry
    FOR EACH ROW EXECUTE FUNCTION reviews_refuse();

CREATE TRIGGER publications_stay BEFORE DELETE ON reviews_publication
    FOR EACH ROW EXECUTE FUNCTION reviews_refuse();

CREATE TRIGGER what_is_public_is_frozen BEFORE UPDATE ON reviews_publication
    FOR EACH ROW WHEN (OLD.payload IS DISTINCT FROM NEW.payload OR OLD.digest IS DISTINCT FROM NEW.digest
                       OR OLD.figures IS DISTINCT FROM NEW.figures)
    EXECUTE FUNCTION reviews_refuse();
"""

REMOVAL = """
DROP TRIGGER log_is_append_only ON reviews_logentry;
DROP TRIGGER publications_stay ON reviews_publication;
DROP TRIGGER what_is_public_is_frozen ON reviews_publication;
DROP FUNCTION reviews_refuse();
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(GUARDS, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(REMOVAL, params=None)


class Migration(migrations.Migration):
    dependencies = [("reviews", "0002_publication_figures")]

    operations = [migrations.RunPython(guard, remove)]
