/**
 * The bundled basemap: Natural Earth's coasts and borders as drawn in `countries-*.json`, in the colours of
 * the page. No tile is asked of anybody, since tiles would tell which area is under study. Its borders
 * are those held in fact, as Natural Earth draws them, and take no side.
 */
import feature from "../vendor/topojson/feature.js";

const ATLAS = new URL("../vendor/", import.meta.url);
/** Letters are drawn from the reader's own faces; there is no server of glyphs. */
export const FACES = ["ui-serif", "Georgia", "Noto Serif", "DejaVu Serif", "serif"];

const FINE_FROM_ZOOM = 5;
const EMPTY = /** @type {GeoJSON.FeatureCollection} */ ({ type: "FeatureCollection", features: [] });

/** Colours of the page by their names in tokens.css, as a browser computes them. @param {string[]} names */
export function colours(names) {
  const probe = document.createElement("span");
  document.body.append(probe);
  const found = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return found;
}

/** @type {Map<string, Promise<GeoJSON.FeatureCollection>>} */
const drawn = new Map();

/** Countries as GeoJSON, read once a page. @param {"50m" | "10m"} scale */
function countries(scale) {
  const there = drawn.get(scale) ?? fetched(scale);
  drawn.set(scale, there);
  return there;
}

/** @param {"50m" | "10m"} scale */
async function fetched(scale) {
  const answer = await fetch(new URL(`countries-${scale}.json`, ATLAS));
  if (!answer.ok) return EMPTY;
  const atlas = await answer.json();
  return /** @type {GeoJSON.FeatureCollection} */ (feature(atlas, atlas.objects.countries));
}

/** One point a country for its name, in its largest part. @param {GeoJSON.FeatureCollection} shapes */
function labels(shapes) {
  return {
    ...EMPTY,
    features: shapes.features.flatMap(({ geometry, properties }) => {
      const ring = largestRing(geometry);
      if (!ring) return [];
      const { middle, width } = extent(ring);
      const point = /** @type {GeoJSON.Point} */ ({ type: "Point", coordinates: middle });
      return [{ type: "Feature", geometry: point, properties: { name: properties?.name, width } }];
    }),
  };
}

/** @param {GeoJSON.Geometry} geometry */
function largestRing(geometry) {
  if (geometry.type === "Polygon") return geometry.coordinates[0];
  if (geometry.type !== "MultiPolygon") return undefined;
  const rings = geometry.coordinates.map(([outer]) => outer ?? []);
  return rings.sort((one, other) => extent(other).width - extent(one).width)[0];
}

/** @param {GeoJSON.Position[]} ring */
function extent(ring) {
  const x = ring.map(([longitude = 0]) => longitude);
  const y = ring.map(([, latitude = 0]) => latitude);
  const [west, east, south, north] = [Math.min(...x), Math.max(...x), Math.min(...y), Math.max(...y)];
  return { middle: [(west + east) / 2, (south + north) / 2], width: east - west };
}

/** The style of the map, without places. */
export function style() {
  const ink = colours(["sea", "land", "coast", "border", "quiet", "halo", "ink", "paper"]);
  return {
    version: /** @type {8} */ (8),
    sources: {
      countries: { type: "geojson", data: EMPTY, attribution: "Natural Earth" },
      names: { type: "geojson", data: EMPTY },
      own: { type: "geojson", data: EMPTY },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": ink.sea } },
      { id: "land", type: "fill", source: "countries", paint: { "fill-color": ink.land } },
      { id: "borders", type: "line", source: "countries", paint: { "line-color": ink.border, "line-width": 0.8 } },
      { id: "own-land", type: "fill", source: "own", filter: ["==", ["geometry-type"], "Polygon"],
        paint: { "fill-color": ink.land } },
      { id: "own-lines", type: "line", source: "own", paint: { "line-color": ink.coast, "line-width": 1 } },
      { id: "names", type: "symbol", source: "names", filter: [">", ["get", "width"], ["^", 2, ["-", 5, ["zoom"]]]],
        layout: { "text-field": ["get", "name"], "text-font": FACES, "text-size": 12, "text-letter-spacing": 0.12,
          "text-max-width": 7 },
        paint: { "text-color": ink.quiet, "text-halo-color": ink.land, "text-halo-width": 1.2 } },
    ],
  };
}

/**
 * Draw the world, coarse at first and fine from where the coast would look it; then what the user laid over it.
 * @param {any} map @param {string | undefined} own  Address of the user's own GeoJSON.
 */
export async function draw(map, own) {
  const coarse = await countries("50m");
  map.getSource("countries")?.setData(coarse);
  map.getSource("names")?.setData(labels(coarse));
  if (own) map.getSource("own")?.setData(own);
  let fine = false;
  const refine = async () => {
    if (fine || map.getZoom() < FINE_FROM_ZOOM) return;
    fine = true;
    map.getSource("countries")?.setData(await countries("10m"));
  };
  map.on("zoomend", refine);
  await refine();
}
