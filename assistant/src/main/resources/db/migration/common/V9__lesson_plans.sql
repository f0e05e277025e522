create table lesson_plan (
    id         uuid primary key,
    school_id  uuid not null references school (id),
    account_id uuid not null references account (id),
    title      varchar(200) not null,
    topic      varchar(200) not null,
    stage      varchar(20) not null,
    -- what it is built on; null when it was made from passages
    inquiry    varchar(100),
    locale     varchar(20) not null,
    lessons    integer not null,
    minutes    integer not null,
    -- the newest one; raised by each change
    version    integer not null,
    created    timestamp(6) with time zone not null,
    updated    timestamp(6) with time zone not null
);
create index lesson_plan_account on lesson_plan (account_id, updated);
create index lesson_plan_school on lesson_plan (school_id, updated);

create table lesson_plan_version (
    plan_id    uuid not null references lesson_plan (id),
    version    integer not null,
    -- who made it
    account_id uuid not null references account (id),
    -- CREATED, EDITED, AUTOSAVED, REGENERATED section, RESTORED version
    why        varchar(100) not null,
    -- JSON: the whole plan
    plan       varchar not null,
    created    timestamp(6) with time zone not null,
    primary key (plan_id, version)
);
