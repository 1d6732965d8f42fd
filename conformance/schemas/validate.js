// Holds documents against the published schema of their format: validate.js sarif|cyclonedx|csaf FILE…
// Prints one line for each document: "ok FILE" or "wrong FILE PATH REASON".
const fs = require('fs');
const path = require('path');
const {createRequire} = require('module');

const [kind, ...files] = process.argv.slice(2);
const packages = createRequire(path.join(process.cwd(), 'package.json'));

async function validator() {
  if (kind === 'sarif') {
    const Ajv = packages('ajv').default;
    const ajv = new Ajv({strict: false, allErrors: true, validateSchema: false, unicodeRegExp: false});
    packages('ajv-formats').default(ajv);
    const folder = path.dirname(packages.resolve('@microsoft/jest-sarif'));
    const schema = JSON.parse(fs.readFileSync(path.join(folder, 'schemas', 'sarif-2.1.0-rtm.5.json'), 'utf8'));
    // The file keeps an older draft's word for its own name.
    delete schema.$schema;
    delete schema.id;
    const check = ajv.compile(schema);
    return async text => (check(JSON.parse(text)) ? [] : check.errors.map(e => `${e.instancePath} ${e.message}`));
  }
  if (kind === 'csaf') {
    // The schema and the mandatory tests of CSAF 2.0, section 6.1.
    const folder = path.join(process.cwd(), 'node_modules/@secvisogram/csaf-validator-lib');
    const load = file => import(require('url').pathToFileURL(path.join(folder, file)).href);
    const [basic, {default: validate}] = [await load('basic.js'), await load('validate.js')];
    return async text => {
      const result = await validate(Object.values(basic), JSON.parse(text));
      return result.tests.flatMap(test => test.errors.map(e => `${test.name} ${e.instancePath} ${e.message}`));
    };
  }
  const {Validation, Spec} = packages('@cyclonedx/cyclonedx-library');
  return async text => {
    const version = String(JSON.parse(text).specVersion);
    const errors = await new Validation.JsonStrictValidator(Spec.Version['v' + version.replace('.', 'dot')]).validate(text);
    return errors === null ? [] : errors.map(e => `${e.instancePath} ${e.message}`);
  };
}

validator().then(async check => {
  for (const file of files) {
    const errors = await check(fs.readFileSync(file, 'utf8'));
    console.log(errors.length === 0 ? `ok ${file}` : `wrong ${file} ${errors.slice(0, 3).join('; ')}`);
  }
}).catch(failure => {
  console.error(failure);
  process.exit(1);
});
