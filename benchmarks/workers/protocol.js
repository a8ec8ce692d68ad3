// The protocol of protocol.py for Node: data is read beforehand, `work(data)` gives the docx.
"use strict";
const fs = require("fs");
const path = require("path");
const readline = require("readline");

const seconds = (micros) => micros / 1e6;

async function timed(data, work) {
  const busy = process.cpuUsage();
  const wall = performance.now();
  await work(data);
  const used = process.cpuUsage(busy);
  return [seconds(used.user + used.system), (performance.now() - wall) / 1e3];
}

exports.serve = async function serve(folder, work) {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  const forms = names.map((name) => JSON.parse(fs.readFileSync(path.join(folder, name), "utf8")));
  console.log("ready");
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const [command, first, told] = line.split(" ");
    let answer = null;
    if (command === "run") {
      answer = [];
      for (let n = Number(first); n < Number(first) + Number(told); n++) {
        answer.push(await timed(forms[n % forms.length], work));
      }
    } else {
      fs.writeFileSync(told, await work(forms[Number(first) % forms.length]));
    }
    console.log(JSON.stringify(answer));
  }
};
