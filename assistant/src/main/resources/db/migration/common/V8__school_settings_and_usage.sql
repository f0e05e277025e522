-- A school without a row has the defaults.
create table school_settings (
    school_id  uuid primary key references school (id),
    local_only boolean not null,
    -- JSON: when pupils may use it; an empty array: always
    hours      varchar(4000) not null,
    -- raised by each change
    revision   integer not null
);

-- Whom an alert is for first.
create table protection_officer (
    school_id  uuid not null references school (id),
    account_id uuid not null references account (id),
    primary key (school_id, account_id)
);

-- What models were used for, summed by day. The same call stands under its account, its class and its school.
create table model_usage (
    used_on          date not null,
    id               uuid not null,
    -- ACCOUNT, CLASS or SCHOOL: what the id is of
    scope            varchar(10) not null,
    -- of the cost; XXX, as ISO 4217 has it, for calls without a price
    currency         varchar(3) not null,
    requests         bigint not null,
    input_tokens     bigint not null,
    output_tokens    bigint not null,
    -- those of both that the provider did not count and we reckoned
    estimated_tokens bigint not null,
    cost             decimal(20, 10) not null,
    primary key (used_on, id, currency)
);
create index model_usage_id on model_usage (id, used_on);

-- Days on which an account was told that its words are plainer.
create table budget_notice (
    told_on    date not null,
    account_id uuid not null references account (id),
    primary key (told_on, account_id)
);
