extension Migration {
    static let roadSigns = Migration(
        number: 3, name: "road signs",
        sql: """
            -- Asking for each of a million rows whether its network is there takes longer than writing them. An import
            -- removes what belongs to other networks itself.
            ALTER TABLE waymark.road DROP CONSTRAINT road_network_id_fkey;
            ALTER TABLE waymark.junction DROP CONSTRAINT junction_network_id_fkey;

            -- Views of all columns hold the columns that go; they are made again at the end.
            DROP VIEW IF EXISTS waymark.edge, waymark.road_geometry, waymark.junction_geometry;

            -- Few roads are signed so: in a table of their own, every other row is a quarter shorter to write and to read.
            CREATE TABLE waymark.road_sign (
                network_id      bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                road            integer NOT NULL,
                direction       text NOT NULL CHECK (direction IN ('forward', 'backward')),
                destination     text NOT NULL DEFAULT '',
                destination_ref text NOT NULL DEFAULT '',
                turn_lanes      text NOT NULL DEFAULT '',
                PRIMARY KEY (network_id, road, direction)
            );
            COMMENT ON TABLE waymark.road_sign IS 'What stands on signs and is painted on lanes, in a direction of travel.';
            COMMENT ON COLUMN waymark.road_sign.turn_lanes IS 'OpenStreetMap''s turn:lanes, from left to right';
            INSERT INTO waymark.road_sign
                SELECT network_id, id, 'forward', destination_forward, destination_ref_forward, turn_lanes_forward
                FROM waymark.road WHERE destination_forward || destination_ref_forward || turn_lanes_forward <> ''
                UNION ALL
                SELECT network_id, id, 'backward', destination_backward, destination_ref_backward, turn_lanes_backward
                FROM waymark.road WHERE destination_backward || destination_ref_backward || turn_lanes_backward <> '';
            CREATE TRIGGER road_sign_edited AFTER INSERT OR UPDATE OR DELETE ON waymark.road_sign
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.note_edit();

            ALTER TABLE waymark.road
                DROP COLUMN destination_forward, DROP COLUMN destination_backward,
                DROP COLUMN destination_ref_forward, DROP COLUMN destination_ref_backward,
                DROP COLUMN turn_lanes_forward, DROP COLUMN turn_lanes_backward,
                -- The last column: who doesn't ask for it doesn't pay for it.
                ADD COLUMN inner_nodes bigint[];
            COMMENT ON COLUMN waymark.road.attributes IS
                '1 roundabout, 2 tunnel, 4 bridge, 8 ferry, 16 toll, 32 unpaved, 64 left-hand traffic, 128 circular, '
                '256 minor service road, 512 bicycles are pushed, 1024 signed for bicycles, 2048 what controls its end and '
                '4096 what controls its start is not for those who come along it, 8192 the speed is advisory; added up';
            COMMENT ON COLUMN waymark.road.inner_nodes IS
                'OpenStreetMap''s nodes between the junctions, one for each point of the geometry; NULL where there are none.';
            """)
}
