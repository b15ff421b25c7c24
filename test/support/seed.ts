import fc from "fast-check";

/** Properties try the same cases each time, so that a change is to blame for what fails. FC_SEED=random, or a number, tries others. */
const wanted = process.env.FC_SEED ?? "20261123";
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
