// Runs the Slack of npm `emulate` on loopback: PORT SEED (a JSON file). It ends when standard input does.
import { readFileSync } from "node:fs";
import { createEmulator } from "emulate";

const [port, seed] = process.argv.slice(2);
const slack = JSON.parse(readFileSync(seed, "utf8"));
const emulator = await createEmulator({ service: "slack", port: Number(port), hostname: "127.0.0.1", seed: { slack } });
console.log(emulator.url);
process.stdin.on("end", () => emulator.close().then(() => process.exit(0))).resume();
