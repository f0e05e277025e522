create table conversation (
    id         uuid primary key,
    account_id uuid not null references account (id),
    -- the class it is held in, whose teachers may read it; null for a preview
    class_id   uuid references school_class (id),
    inquiry    varchar(100) not null,
    locale     varchar(20) not null,
    stage      varchar(20) not null,
    title      varchar(300) not null,
    phase      varchar(20) not null,
    reached    integer not null,
    total      integer not null,
    -- JSON: array of NONE, PARTIAL, REACHED, TOLD
    dots       varchar not null,
    -- JSON: what the tutor said first
    opening    varchar not null,
    -- JSON: the dialogue state after the last whole turn
    state      varchar not null,
    -- number of the last turn, whole or not
    turns      integer not null,
    -- number of the turn that is being answered; H2 has no partial unique index, so the rule "one at a time" is this column
    running    integer,
    created    timestamp(6) with time zone not null,
    updated    timestamp(6) with time zone not null
);
create index conversation_account on conversation (account_id, updated);
create index conversation_class on conversation (class_id, updated);

create table turn (
    conversation_id uuid not null references conversation (id),
    number          integer not null,
    -- chosen by the client; the same one means the same turn
    request_key     varchar(100) not null,
    kind            varchar(20) not null,
    text            varchar(2000) not null,
    status          varchar(20) not null,
    node            varchar(60) not null,
    lease_until     timestamp(6) with time zone not null,
    -- JSON: how the tutor decided; null until the turn is whole
    trace           varchar,
    created         timestamp(6) with time zone not null,
    ended           timestamp(6) with time zone,
    primary key (conversation_id, number),
    unique (conversation_id, request_key)
);
create index turn_status on turn (status, lease_until);

create table turn_event (
    conversation_id uuid not null,
    turn            integer not null,
    number          integer not null,
    type            varchar(20) not null,
    -- JSON: the body of the event as it is sent
    data            varchar not null,
    primary key (conversation_id, turn, number),
    foreign key (conversation_id, turn) references turn (conversation_id, number)
);

create table alert (
    id              uuid primary key,
    conversation_id uuid not null references conversation (id),
    turn            integer not null,
    label           varchar(40) not null,
    -- what was written, with personal data masked
    excerpt         varchar(500) not null,
    created         timestamp(6) with time zone not null,
    acknowledged_by uuid references account (id),
    acknowledged_at timestamp(6) with time zone
);
create index alert_created on alert (created);
