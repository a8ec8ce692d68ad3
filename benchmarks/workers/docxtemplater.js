// docxtemplater: node docxtemplater.js MODULES TEMPLATE DATA. The template's bytes stay in memory.
"use strict";
const fs = require("fs");
const { createRequire } = require("module");
const { serve } = require("./protocol.js");

const [modules, template, folder] = process.argv.slice(2);
const wanted = createRequire(`${modules}/`);
const PizZip = wanted("pizzip");
const Docxtemplater = wanted("docxtemplater");
const bytes = fs.readFileSync(template);

function render(data) {
  const document = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true, linebreaks: true });
  document.render(data);
  return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}

serve(folder, render);
