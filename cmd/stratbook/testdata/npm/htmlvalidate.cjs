// The recommended rules of html-validate, but for what we write on purpose.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }], // HTML takes either; ours is as calm as the rest
    "valid-id": ["error", { relaxed: true }], // issue:ID, rung:ID: a plan's own ids, each kind apart, in any script
    "long-title": "off", // a title says whose page it is, and what of, before the book's own
    "wcag/h32": "off", // the filter of a picture works as it is chosen from: there is nothing to send
  },
};
