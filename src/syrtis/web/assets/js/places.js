/**
 * Places on the map: a disc with the number of events, links that the tab key reaches, gathered where they
 * would lie on one another, with a ring as wide as what is not known about where.
 */
import { Marker } from "../vendor/maplibre-gl.mjs";
import { FACES } from "./basemap.js";

const GATHER_PX = 44;
const RING_CORNERS = 64;
const KM_A_DEGREE = 111.32;

/**
 * @typedef {{place_id: string, name: string, precision: number | null, radius_km: number | null,
 *   events: number, dead: number | null, url: string}} Place
 */

/** What MapLibre has to know before discs can be placed. @param {any} map @param {GeoJSON.FeatureCollection} points @param {Record<string, string>} ink */
export function addPlaces(map, points, ink) {
  map.addSource("places", {
    type: "geojson", data: points, cluster: true, clusterRadius: GATHER_PX, clusterMaxZoom: 11,
    clusterProperties: { events: ["+", ["get", "events"]] },
  });
  map.addSource("rings", { type: "geojson", data: rings([]) });
  map.addLayer({ id: "rings", type: "fill", source: "rings",
    paint: { "fill-color": ink.halo, "fill-opacity": 0.08 } });
  map.addLayer({ id: "ring-edges", type: "line", source: "rings",
    paint: { "line-color": ink.halo, "line-width": 1, "line-dasharray": [3, 3], "line-opacity": 0.7 } });
  map.addLayer({ id: "places", type: "circle", source: "places", paint: { "circle-radius": 1, "circle-opacity": 0 } });
  map.addLayer({ id: "place-names", type: "symbol", source: "places", filter: ["!", ["has", "point_count"]],
    layout: { "text-field": ["get", "name"], "text-font": FACES, "text-size": 13, "text-offset": [0, 1.5],
      "text-anchor": "top", "text-optional": true },
    paint: { "text-color": ink.ink, "text-halo-color": ink.paper, "text-halo-width": 1.4 } });
}

/** Keep a disc for each place in sight. @param {any} map */
export function keepDiscs(map) {
  /** @type {Map<string, any>} */
  const shown = new Map();
  const renew = () => {
    if (!map.getSource("places") || !map.isSourceLoaded("places")) return;
    const here = map.queryRenderedFeatures({ layers: ["places"] });
    const wanted = new Map(here.map((/** @type {any} */ one) => [nameOf(one), one]));
    for (const [name, marker] of shown) {
      if (!wanted.has(name)) { marker.remove(); shown.delete(name); }
    }
    for (const [name, one] of wanted) {
      if (!shown.has(name)) shown.set(name, disc(map, one));
    }
    const alone = [...wanted.values()].filter((one) => !one.properties.cluster);
    map.getSource("rings")?.setData(rings(alone));
  };
  map.on("moveend", renew);
  map.on("idle", renew);
}

/** @param {any} one */
function nameOf(one) {
  return one.properties.cluster ? `gathered-${one.id}` : `place-${one.properties.place_id}`;
}

/** @param {any} map @param {any} one */
function disc(map, one) {
  const made = one.properties.cluster ? gathered(map, one) : single(one.properties);
  return new Marker({ element: made }).setLngLat(one.geometry.coordinates).addTo(map);
}

/** One place: its disc opens its events. @param {Place} place */
function single(place) {
  const made = document.createElement("a");
  made.href = place.url;
  made.className = `place-mark ${sizeOf(place.events)}`;
  if ((place.radius_km ?? 0) > 0) made.classList.add("roughly");
  made.append(String(place.events), said(`${place.name}: ${counted(place.events)}${roughly(place)}`));
  return made;
}

/** @param {Place} place */
function roughly({ radius_km }) {
  return radius_km ? `, somewhere within about ${Math.round(radius_km)} km` : "";
}

/** Places that lie too close: their disc brings the map nearer. @param {any} map @param {any} one */
function gathered(map, { id, properties, geometry }) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `place-mark many ${sizeOf(properties.events)}`;
  made.append(String(properties.events), said(`${properties.point_count} places, ${counted(properties.events)}: nearer`));
  made.addEventListener("click", async () => {
    const zoom = await map.getSource("places").getClusterExpansionZoom(id);
    map.easeTo({ center: geometry.coordinates, zoom });
  });
  return made;
}

/** @param {string} words */
function said(words) {
  const made = document.createElement("span");
  made.className = "place-said";
  made.textContent = words;
  return made;
}

/** @param {number} events */
function counted(events) {
  return events === 1 ? "one event" : `${events} events`;
}

/** @param {number} events */
function sizeOf(events) {
  return events < 10 ? "of-1" : events < 100 ? "of-2" : "of-3";
}

/** Circles on the ground around places known only roughly. @param {any[]} places */
function rings(places) {
  const rough = places.filter(({ properties }) => properties.radius_km > 0);
  return {
    type: "FeatureCollection",
    features: rough.map(({ geometry, properties }) => ({
      type: "Feature", properties: {},
      geometry: { type: "Polygon", coordinates: [circle(geometry.coordinates, properties.radius_km)] },
    })),
  };
}

/** @param {[number, number]} middle @param {number} radius_km */
function circle([longitude, latitude], radius_km) {
  const high = radius_km / KM_A_DEGREE;
  const wide = high / Math.max(Math.cos((latitude * Math.PI) / 180), 0.05);
  return Array.from({ length: RING_CORNERS + 1 }, (_, corner) => {
    const turn = (2 * Math.PI * corner) / RING_CORNERS;
    return [longitude + wide * Math.cos(turn), latitude + high * Math.sin(turn)];
  });
}
