// Drives a trip through central Helsinki and prints its directions. Runs in browsers, and in Node:
//
//     node client.mjs [ws://127.0.0.1:8080/v1/navigate]                              Node 22 or later
//     node --experimental-websocket client.mjs [ws://127.0.0.1:8080/v1/navigate]     Node 20
//
// Add ?token=… to the address where the server asks for one.
const url = globalThis.process?.argv[2] ?? "ws://127.0.0.1:8080/v1/navigate";
const start = { type: "start", origin: { latitude: 60.1699, longitude: 24.9384 },
                destination: { latitude: 60.1685, longitude: 24.9490, name: "Fabianinkatu" } };

/** The points of a polyline with six decimals. */
function decode(polyline) {
  const sums = [0, 0], points = [];
  for (let i = 0, axis = 0; i < polyline.length; axis ^= 1) {
    let bits = 0, shift = 0, chunk;
    do { chunk = polyline.charCodeAt(i++) - 63; bits |= (chunk & 31) << shift; shift += 5; } while (chunk >= 32);
    sums[axis] += bits & 1 ? ~(bits >> 1) : bits >> 1;
    if (axis) points.push(sums.map(sum => sum / 1e6));
  }
  return points;
}

/** A fix every ten meters, and then standing at the end. */
function* drive(shape) {
  for (let leg = 1; leg < shape.length; leg++) {
    const [[a, b], [c, d]] = [shape[leg - 1], shape[leg]];
    const steps = Math.ceil(Math.hypot(c - a, (d - b) * Math.cos(a * Math.PI / 180)) * 11_119.5);
    for (let i = 0; i < steps; i++) yield [a + (c - a) * i / steps, b + (d - b) * i / steps, 10];
  }
  for (;;) yield [...shape.at(-1), 0];
}

const socket = new WebSocket(url, "waymark.v1.json");
let fixes = [].values(), clock = Date.now() - 600_000;
const timer = setInterval(() => {  // ten fixes a second, dated a second apart: ten times as fast as life
  const { value, done } = fixes.next();
  if (done || socket.readyState !== WebSocket.OPEN) return;
  const [latitude, longitude, speed] = value;
  socket.send(JSON.stringify({ type: "position", latitude, longitude, timestamp: clock += 1000, speed, accuracy: 5 }));
}, 100);

socket.onopen = () => socket.send(JSON.stringify(start));
socket.onclose = socket.onerror = event => {
  clearInterval(timer);
  if (event.type === "error") console.error(`Error: no connection to ${url}`);
};
socket.onmessage = ({ data }) => {
  const message = JSON.parse(data);
  switch (message.type) {
    case "route":
      fixes = drive(decode(message.route.geometry));
      return console.log(`${Math.round(message.summary.distance)} m, ${Math.round(message.summary.duration)} s`);
    case "instruction":
      if (!message.voice) return;
      return console.log(`${String(Math.round(message.distanceAlongGeometry)).padStart(5)} m  ${message.voice.announcement}`);
    case "arrived": return console.log("Arrived:", message.reasons.join(", "));
    case "error":
      console.error("Error:", message.code, message.message);
      return message.fatal || message.for === "start" ? socket.close() : undefined;
    case "ended": return socket.close();
  }
};
