-- When somebody was last seen who listens to this running turn on another node than the one that answers it.
alter table turn add column heard_at timestamp(6) with time zone;
