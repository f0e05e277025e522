package org.qiwen.assistant.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.qiwen.assistant.account.AccountId;
import org.qiwen.assistant.account.SchoolId;
import org.qiwen.ingestion.parse.DocumentKind;
import tools.jackson.databind.json.JsonMapper;

/** A row of the registry, with the name of who handed the document in. */
final class DocumentRow {
    static final String SELECT = """
            select d.*, a.display_name
            from document d left join account a on a.id = d.owner_id
            """;

    private DocumentRow() {}

    /** The document in the current row of a query that begins with {@link #SELECT}. */
    static LibraryDocument read(ResultSet row, JsonMapper json) throws SQLException {
        UUID owner = row.getObject("owner_id", UUID.class);
        UUID school = row.getObject("school_id", UUID.class);
        OffsetDateTime deleted = row.getObject("deleted", OffsetDateTime.class);
        String stages = row.getString("stages");
        return new LibraryDocument(
                row.getString("id"),
                new Holder(owner == null ? null : new AccountId(owner), school == null ? null : new SchoolId(school)),
                row.getString("display_name"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                json.readValue(row.getString("given"), Labels.class),
                new Labels(
                        DocumentKind.valueOf(row.getString("kind")),
                        stages.isEmpty() ? Set.of() : new TreeSet<>(List.of(stages.split(","))),
                        row.getString("discipline"),
                        row.getString("locale"),
                        row.getString("inquiry"),
                        row.getString("licence")),
                row.getString("title"),
                row.getString("named"),
                DocumentState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("message"),
                row.getInt("passages"),
                row.getString("model"),
                row.getBoolean("bundled"),
                row.getObject("uploaded", OffsetDateTime.class).toInstant(),
                deleted == null ? null : deleted.toInstant());
    }
}
