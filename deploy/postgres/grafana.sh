#!/bin/bash
# Runs once, when the database is made: an account that may read and nothing else.
set -euo pipefail
psql --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --set ON_ERROR_STOP=1 --set "password=${GRAFANA_DATABASE_PASSWORD:?}" <<'SQL'
create role grafana login password :'password';
grant pg_read_all_data to grafana;
alter role grafana set default_transaction_read_only = on;
alter role grafana set statement_timeout = '10s';
SQL
