// carbone: node carbone.js MODULES TEMPLATE DATA. carbone keeps its own caches.
"use strict";
const { createRequire } = require("module");
const { serve } = require("./protocol.js");

const [modules, template, folder] = process.argv.slice(2);
const carbone = createRequire(`${modules}/`)("carbone");

function render(data) {
  return new Promise((resolve, reject) => {
    carbone.render(template, data, (error, result) => (error ? reject(error) : resolve(result)));
  });
}

serve(folder, render);
