-- An inquiry in a teacher's words, made from a lesson plan. What is assessed stays that of the inquiry it is made from.
create table inquiry_edition (
    id         uuid primary key,
    school_id  uuid not null references school (id),
    account_id uuid not null references account (id),
    -- the plan it is made from; it may be deleted, conversations go on
    plan_id    uuid not null unique,
    -- id of the inquiry it tells
    inquiry    varchar(100) not null,
    locale     varchar(20) not null,
    -- the newest one; raised when the words change
    version    integer not null,
    created    timestamp(6) with time zone not null,
    updated    timestamp(6) with time zone not null
);
create index inquiry_edition_school on inquiry_edition (school_id, locale);

create table inquiry_edition_version (
    edition_id          uuid not null references inquiry_edition (id),
    version             integer not null,
    -- who made it, and from which version of the plan
    account_id          uuid not null references account (id),
    plan_version        integer not null,
    title               varchar(200) not null,
    driving_question    varchar(500) not null,
    phenomenon          varchar(1000) not null,
    prediction_question varchar(500) not null,
    created             timestamp(6) with time zone not null,
    primary key (edition_id, version)
);

-- The classes that have it, in its newest version.
create table inquiry_edition_class (
    edition_id uuid not null references inquiry_edition (id),
    class_id   uuid not null references school_class (id),
    account_id uuid not null references account (id),
    created    timestamp(6) with time zone not null,
    primary key (edition_id, class_id)
);
create index inquiry_edition_class_class on inquiry_edition_class (class_id);

-- In whose words a conversation is held, to its end; null for the built-in ones.
alter table conversation add column edition_id uuid;
alter table conversation add column edition_version integer;
alter table conversation add constraint conversation_edition
    foreign key (edition_id, edition_version) references inquiry_edition_version (edition_id, version);
