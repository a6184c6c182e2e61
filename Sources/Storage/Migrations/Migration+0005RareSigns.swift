extension Migration {
    static let rareSigns = Migration(
        number: 5, name: "rare signs",
        sql: """
            ALTER TABLE waymark.road_sign
                ADD COLUMN exit_number text NOT NULL DEFAULT '',
                ADD COLUMN lane_modes text NOT NULL DEFAULT '' CHECK (lane_modes ~ '^[0-7]*$');
            COMMENT ON COLUMN waymark.road_sign.exit_number IS
                'On the sign where a ramp begins, such as 12B; several are separated by semicolons';
            COMMENT ON COLUMN waymark.road_sign.lane_modes IS
                'Who may use each of the lanes in turn_lanes, a digit each: 1 car, 2 bicycle, 4 foot, added up; empty for all';

            CREATE TABLE waymark.junction_sign (
                network_id bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                junction   integer NOT NULL,
                exit_to    text NOT NULL,
                PRIMARY KEY (network_id, junction)
            );
            COMMENT ON TABLE waymark.junction_sign IS
                'Where the exits of motorways lead, on maps that say it at the junction and not on the ramp.';
            CREATE TRIGGER junction_sign_edited AFTER INSERT OR UPDATE OR DELETE ON waymark.junction_sign
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.note_edit();

            -- As many rows as streets in a country of two languages: without a foreign key, like waymark.road.
            CREATE TABLE waymark.road_name (
                network_id bigint NOT NULL,
                language   text COLLATE "C" NOT NULL,
                road       integer NOT NULL,
                name       text NOT NULL,
                PRIMARY KEY (network_id, language, road)
            );
            COMMENT ON TABLE waymark.road_name IS
                'The names of roads in languages in which they differ from road.name.';
            COMMENT ON COLUMN waymark.road_name.language IS
                'BCP 47; und-fonipa is how road.name is pronounced, in the International Phonetic Alphabet';
            CREATE TRIGGER road_name_edited AFTER INSERT OR UPDATE OR DELETE ON waymark.road_name
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.note_edit();
            """)
}
