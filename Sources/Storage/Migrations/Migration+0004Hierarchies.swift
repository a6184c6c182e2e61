extension Migration {
    static let hierarchies = Migration(
        number: 4, name: "hierarchies",
        sql: """
            CREATE TABLE waymark.hierarchy (
                network_id bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                profile    text NOT NULL,
                version    integer NOT NULL,
                chunk      integer NOT NULL,
                roads      bytea NOT NULL,
                PRIMARY KEY (network_id, profile, chunk)
            );
            ALTER TABLE waymark.hierarchy ALTER COLUMN roads SET STORAGE EXTERNAL;
            COMMENT ON TABLE waymark.hierarchy IS
                'The order of a profile''s roads by importance, which takes long to find and holds for all costs.';
            COMMENT ON COLUMN waymark.hierarchy.version IS 'Of the way to find it; a server finds anew what it doesn''t know.';
            COMMENT ON COLUMN waymark.hierarchy.roads IS 'Numbers of roads, 32 bits each, little-endian; the chunks one after another';
            """)
}
