-- Experiments behind short links: canonical JSON under its id.
create table experiment (
  id text primary key,
  canonical text not null,
  kept timestamptz not null default now(),
  used date not null default current_date
);

create index experiment_used on experiment (used);

-- Live classes, whole, under their codes.
create table live_class (
  code text primary key,
  state text not null,
  changed timestamptz not null default now()
);
