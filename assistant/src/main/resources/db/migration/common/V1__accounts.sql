-- Identifiers are made by the application; times are kept to the microsecond, which both databases hold.

create table school (
    id      uuid primary key,
    name    varchar(100) not null unique,
    created timestamp(6) with time zone not null
);

create table school_class (
    id        uuid primary key,
    school_id uuid not null references school (id),
    name      varchar(100) not null,
    stage     varchar(20) not null,
    created   timestamp(6) with time zone not null,
    unique (school_id, name)
);

create table account (
    id           uuid primary key,
    school_id    uuid not null references school (id),
    username     varchar(64) not null unique,
    display_name varchar(100) not null,
    role         varchar(10) not null,
    -- encoded as {scheme}hash, so that a stronger scheme can come beside an older one
    password     varchar(200) not null,
    demo         boolean not null,
    created      timestamp(6) with time zone not null
);

create table member (
    class_id   uuid not null references school_class (id),
    account_id uuid not null references account (id),
    created    timestamp(6) with time zone not null,
    primary key (class_id, account_id)
);
create index member_account on member (account_id);

-- Browser sessions and API tokens: two kinds of one thing. Only the SHA-256 of the opaque random token is kept.
create table token (
    hash       varchar(64) primary key,
    kind       varchar(10) not null,
    account_id uuid not null references account (id),
    name       varchar(100) not null,
    created    timestamp(6) with time zone not null,
    expires    timestamp(6) with time zone not null
);
create index token_account on token (account_id);
create index token_expires on token (expires);

-- At most one row: the code that makes the first admin of a fresh server.
create table first_admin_code (
    hash    varchar(64) primary key,
    created timestamp(6) with time zone not null
);
