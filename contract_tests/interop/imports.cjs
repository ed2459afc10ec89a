// Loads a document as Bruno, Postman and the AsyncAPI parser do, and prints how many calls each made of it.
const fs = require("fs");
const [kind, path] = process.argv.slice(2);
const text = fs.readFileSync(path, "utf8");

// Collections nest folders: those of Postman in `item`, those of Bruno in `items`.
const calls = (node, inside) =>
  (node[inside] || []).reduce((sum, one) => sum + (one[inside] ? calls(one, inside) : 1), 0);

const imports = {
  bruno: async () => ({calls: calls(require("@usebruno/converters").openApiToBruno(JSON.parse(text)), "items")}),
  postman: () =>
    new Promise((done, fail) =>
      require("openapi-to-postmanv2").convert({type: "json", data: JSON.parse(text)}, {}, (error, made) =>
        error || !made.result ? fail(error || made.reason) : done({calls: calls(made.output[0].data, "item")}),
      ),
    ),
  asyncapi: async () => {
    const {Parser} = require("@asyncapi/parser");
    const {document, diagnostics} = await new Parser().parse(text);
    const errors = diagnostics.filter((one) => one.severity === 0).map((one) => one.message);
    return {calls: document ? document.operations().all().length : 0, errors};
  },
};

imports[kind]().then(
  (found) => console.log(JSON.stringify(found)),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
