// topojson-client has no types of its own; this is all that the room takes from it.
export default function feature(atlas: object, shapes: object): GeoJSON.FeatureCollection;
