// The recommended rules of html-validate, but for what we write on purpose.
module.exports = {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": ["error", { style: "lowercase" }], // HTML takes either; ours is as calm as the rest
    "valid-id": ["error", { relaxed: true }], // issue:ID, rung:ID: a plan's own ids, each kind apart, in any script
  },
};
