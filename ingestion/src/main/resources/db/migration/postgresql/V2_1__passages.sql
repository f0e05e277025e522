-- Passages for search, beside the tables of whoever uses them. Read and written by PgPassageStore alone.

create extension if not exists vector;

create table passage_document (
    id           text primary key,
    file         text    not null,
    title        text    not null,
    kind         text    not null,
    locale       text    not null,
    inquiry      text,
    licence      text,
    owner        text,
    content_hash text    not null,
    recipe       text    not null,
    model        text    not null,
    passages     integer not null
);
-- Hash indexes: a file's name may be longer than a B-tree's key may be.
create index passage_document_file on passage_document using hash (file);
create index passage_document_content on passage_document using hash (content_hash);

-- One line a model that ever made a vector here; its number names the model in the other tables.
create table passage_model (
    number     integer generated always as identity primary key,
    name       text    not null unique,
    dimensions integer not null check (dimensions between 1 and 16000)
);

create sequence passage_number as integer cycle;

-- What passages are narrowed by. Without their texts, so that a filter reads little.
create table passage (
    number     integer primary key,
    id         text    not null unique,
    document   text    not null references passage_document (id),
    model      integer not null references passage_model (number),
    locale     text    not null,
    kind       text    not null,
    stages     text[]  not null,
    discipline text,
    inquiry    text,
    nature     text    not null,
    owner      text,
    tokens     integer not null
);
create index passage_of_document on passage (document);
create index passage_discipline on passage using hash (discipline);
create index passage_inquiry on passage using hash (inquiry);
create index passage_owner on passage using hash (owner);

-- What is shown of a passage; read for the few that are found.
create table passage_text (
    passage  integer primary key,
    file     text    not null,
    title    text    not null,
    page     integer,
    headings text[]  not null,
    start    integer not null,
    text     text    not null
);

-- The vectors of one model have one length and, once they are many, one index: see PgVectors.
create table passage_vector (
    passage integer primary key,
    model   integer not null,
    vector  halfvec not null
);
alter table passage_vector alter column vector set storage plain;

-- Which passage has which word how often, and how long it is: BM25 needs no other table. The primary key holds all columns,
-- so a search reads the index alone.
create table passage_posting (
    word    bigint   not null,
    passage integer  not null,
    count   smallint not null,
    length  smallint not null,
    primary key (word, passage) include (count, length)
);
create index passage_posting_passage on passage_posting (passage);

-- Sums over passage that BM25 needs. Each change adds its line, and lines are added up now and then: nobody waits for a
-- counter, and a line is seen with the passages it counts or not at all.
create table passage_total (
    model   integer not null,
    vectors bigint  not null,
    worded  bigint  not null,
    tokens  bigint  not null
);
