// What the room's modules import from assets/vendor, by the types of the package it is taken from.
export {
  AttributionControl, LngLatBounds, Map, Marker, NavigationControl, ScaleControl, setWorkerUrl,
} from "maplibre-gl";
