/**
 * The map of a page: MapLibre over the bundled basemap. The list below it says the same in words, so a
 * page without the map lacks nothing but the picture.
 */
import { AttributionControl, LngLatBounds, Map as Plate, NavigationControl, ScaleControl, setWorkerUrl } from "../vendor/maplibre-gl.mjs";
import { colours, draw, style } from "./basemap.js";
import { narrow } from "./filters.js";
import { addPlaces, keepDiscs } from "./places.js";

setWorkerUrl(new URL("../vendor/maplibre-gl-worker.mjs", import.meta.url).href);

const NEAREST_ZOOM = 9;
const FIT = { padding: { top: 64, bottom: 56, left: 48, right: 64 }, maxZoom: NEAREST_ZOOM };
const NONE = /** @type {GeoJSON.FeatureCollection} */ ({ type: "FeatureCollection", features: [] });
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * Explore's map outlives the swaps of its page, since drawing the world anew takes longer than a filter
 * may: only its places change.
 * @typedef {{figure: HTMLElement, map: any, points: GeoJSON.FeatureCollection}} Kept
 * @type {Kept | null}
 */
let kept = null;

/** Start every map below a node. @param {ParentNode} root */
export function start(root) {
  for (const figure of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-map]"))) {
    if (figure.dataset.started) continue;
    void (kept && !figure.classList.contains("map-small") ? takeOver(figure, kept) : startOne(figure));
  }
}

/** Put the map that is there in the place of a new figure, with the new one's places. @param {HTMLElement} figure @param {Kept} old */
async function takeOver(figure, old) {
  const { figure: there, map } = old;
  const words = figure.querySelector(".map-note")?.textContent ?? "";
  const said = there.querySelector(".map-note");
  if (said) said.textContent = words;
  for (const name of ["points", "within"]) there.dataset[name] = figure.dataset[name] ?? "";
  figure.replaceWith(there);
  const asked = there.dataset.points;
  await shown();
  const points = await pointsOf(there).catch(() => NONE);
  if (there.dataset.points !== asked) return;
  old.points = points;
  map.getSource("places")?.setData(points);
  if (points.features.length) map.fitBounds(sight(there, points), { ...FIT, animate: false });
}

/** Wait until the page has been painted: the list comes first. */
function shown() {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** @param {HTMLElement} figure */
async function startOne(figure) {
  figure.dataset.started = "yes";
  try {
    const points = await pointsOf(figure);
    if (points.features.length) lay(figure, points);
    else leave(figure, "empty", "None of these has a place with coordinates; the list has them all.");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    leave(figure, "failed", `No map can be drawn here (${why}); the list has everything.`);
  }
}

/** @param {HTMLElement} figure @returns {Promise<GeoJSON.FeatureCollection>} */
async function pointsOf(figure) {
  const answer = await fetch(figure.dataset.points ?? "");
  if (!answer.ok) throw new Error(`The places could not be had: ${answer.status}`);
  return answer.json();
}

/** Say in words why there is no map. @param {HTMLElement} figure @param {"empty" | "failed"} how @param {string} words */
function leave(figure, how, words) {
  const said = figure.querySelector(".map-note") ?? document.createElement("p");
  said.className = "map-note";
  said.textContent = words;
  figure.append(said);
  figure.querySelector(".map-canvas")?.remove();
  figure.dataset.started = how;
}

/** @param {HTMLElement} figure @param {GeoJSON.FeatureCollection} points */
function lay(figure, points) {
  const canvas = document.createElement("div");
  canvas.className = "map-canvas";
  figure.prepend(canvas);
  const map = new Plate({
    container: canvas, style: /** @type {any} */ (style()), bounds: sight(figure, points),
    fitBoundsOptions: FIT, attributionControl: false,
    maxZoom: 13, dragRotate: false, pitchWithRotate: false, cooperativeGestures: true,
    fadeDuration: still ? 0 : 200,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  map.addControl(new AttributionControl({ compact: false }));
  map.getCanvas().setAttribute("aria-label", "Map: arrow keys move it, plus and minus bring it nearer and farther");
  const plate = { figure, map, points };
  const dress = () => {
    addPlaces(map, plate.points, colours(["halo", "ink", "paper"]));
    void draw(map, figure.dataset.basemap).then(() => {
      map.once("idle", () => { figure.dataset.started = "drawn"; });
      map.triggerRepaint();
    });
  };
  map.once("style.load", dress);
  keepDiscs(map);
  if (!figure.classList.contains("map-small")) {
    offerSearch(figure, map);
    kept = plate;
  }
  document.addEventListener("room:theme", () => {
    map.once("style.load", dress);
    map.setStyle(/** @type {any} */ (style()), { diff: false });
  });
}

/** What the map shows first: the area searched in, else all the places. @param {HTMLElement} figure @param {GeoJSON.FeatureCollection} points */
function sight(figure, points) {
  const within = (figure.dataset.within ?? "").split(",").map(Number);
  if (within.length === 4 && within.every(Number.isFinite)) return /** @type {any} */ (within);
  const bounds = new LngLatBounds();
  for (const { geometry } of points.features) {
    if (geometry.type === "Point") bounds.extend(/** @type {[number, number]} */ (geometry.coordinates));
  }
  return bounds;
}

/** Once somebody has moved the map, offer to list only what it shows. @param {HTMLElement} figure @param {any} map */
function offerSearch(figure, map) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "map-search";
  button.textContent = "List only what this map shows";
  button.hidden = true;
  button.addEventListener("click", () => {
    const sides = map.getBounds().toArray().flat();
    narrow({ within: sides.map((/** @type {number} */ side) => side.toFixed(3)).join(",") });
  });
  figure.append(button);
  map.on("moveend", (/** @type {any} */ event) => {
    if (event.originalEvent) button.hidden = false;
  });
}
