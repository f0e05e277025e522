-- What should be searchable. The passage store says what is; at start the two are reconciled.
create table document (
    id         varchar(120) primary key,
    -- who handed it in; null: the house
    owner_id   uuid references account (id),
    name       varchar(500) not null,
    sha256     varchar(64) not null,
    bytes      bigint not null,
    -- JSON: what was said about it when it was handed in; the columns below are what holds after reading it
    given      varchar(2000) not null,
    title      varchar(500) not null,
    kind       varchar(20) not null,
    locale     varchar(20) not null,
    -- names of stages with commas between
    stages     varchar(200) not null,
    discipline varchar(100),
    inquiry    varchar(100),
    licence    varchar(200),
    state      varchar(20) not null,
    reason     varchar(30),
    message    varchar(1000),
    passages   integer not null,
    model      varchar(200),
    bundled    boolean not null,
    uploaded   timestamp(6) with time zone not null,
    deleted    timestamp(6) with time zone
);
create index document_uploaded on document (uploaded, id);
create index document_sha256 on document (sha256);
create index document_deleted on document (deleted);

-- Evidence or explanation, as a teacher said; applied again whenever the document is ingested.
create table passage_mark (
    passage_id  varchar(64) primary key,
    document_id varchar(120) not null references document (id),
    nature      varchar(20) not null,
    account_id  uuid not null references account (id),
    marked      timestamp(6) with time zone not null
);
create index passage_mark_document on passage_mark (document_id);

-- Originals of a server of many nodes; the embedded mode keeps them in files.
create table original (
    sha256 varchar(64) primary key,
    bytes  bigint not null,
    kept   timestamp(6) with time zone not null
);
create table original_chunk (
    sha256 varchar(64) not null references original (sha256),
    number integer not null,
    data   bytea not null,
    primary key (sha256, number)
);

create table job (
    id       uuid primary key,
    kind     varchar(20) not null,
    owner_id uuid references account (id),
    state    varchar(20) not null,
    -- the folder it was made from
    source   varchar(1000),
    -- JSON: what was said about its files; null when they are in the library already
    given    varchar(2000),
    -- false while files are still being handed in
    sealed   boolean not null,
    -- raised by each change, for those who watch
    revision bigint not null,
    created  timestamp(6) with time zone not null,
    changed  timestamp(6) with time zone not null,
    finished timestamp(6) with time zone
);
create index job_created on job (created, id);
create index job_state on job (state);

create table job_file (
    job_id      uuid not null references job (id),
    number      integer not null,
    -- files of one part are one task of a worker
    part        integer not null,
    document_id varchar(120),
    name        varchar(500) not null,
    sha256      varchar(64),
    bytes       bigint not null,
    -- the job made the document
    fresh       boolean not null,
    state       varchar(20) not null,
    passages    integer not null,
    reason      varchar(30),
    message     varchar(1000),
    primary key (job_id, number)
);
create index job_file_part on job_file (job_id, part, state);
create index job_file_state on job_file (job_id, state);
create index job_file_sha256 on job_file (sha256, state);

-- The table of db-scheduler, as its documentation gives it.
create table scheduled_tasks (
    task_name            varchar(100) not null,
    task_instance        varchar(200) not null,
    task_data            bytea,
    execution_time       timestamp(6) with time zone not null,
    picked               boolean not null,
    picked_by            varchar(200),
    last_success         timestamp(6) with time zone,
    last_failure         timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp(6) with time zone,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
