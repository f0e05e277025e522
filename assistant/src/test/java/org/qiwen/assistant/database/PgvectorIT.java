package org.qiwen.assistant.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.ingestion.store.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The PostgreSQL that tests run on has pgvector, and it computes. */
class PgvectorIT {
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestPostgres.freshDatabase()));

    @Test
    void ordersByDistanceThroughAnIndex() {
        jdbc.sql("create extension if not exists vector").update();
        jdbc.sql("create table place (name varchar primary key, at vector(3) not null)")
                .update();
        jdbc.sql("insert into place values ('near', '[1,0,0]'), ('far', '[0,0,9]'), ('middle', '[0,2,0]')")
                .update();
        jdbc.sql("create index on place using hnsw (at vector_l2_ops)").update();

        List<String> nearestFirst = jdbc.sql("select name from place order by at <-> cast(:from as vector)")
                .param("from", "[1,0,0.5]")
                .query(String.class)
                .list();
        Double distance = jdbc.sql("select cast('[0,0,0]' as vector) <-> cast('[3,4,0]' as vector)")
                .query(Double.class)
                .single();

        assertThat(nearestFirst).containsExactly("near", "middle", "far");
        assertThat(distance).isEqualTo(5.0);
    }
}
