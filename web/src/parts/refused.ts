import type { FormInstance } from "antd";
import type { Problem } from "../app/ask.ts";

/** A refusal that speaks of one box, by its code. */
const boxes: Record<string, string> = {
  "distributor/code-taken": "code",
  "distributor/unknown-parent": "parentId",
  "distributor/parent-cycle": "parentId",
  "distributor/parents-too-deep": "parentId",
  "distributor/unknown-entity": "sharesWith",
  "distributor/unknown-location": "suppliedFrom",
  "product/exists": "sku",
  "product/tracking-fixed": "tracking",
  "price-list/ends-before-start": "to",
  "user/email-taken": "email",
  "user/role-does-not-fit": "role",
};
type Name = (string | number)[];
const same = (a: Name, b: Name): boolean => a.length === b.length && a.every((part, i) => part === b[i]);

/** The API's path without what stands around the form's own values there: `body.distributor.contacts.0.phone` is the box `contacts.0.phone`. */
const boxOf = (path: string, known: readonly Name[]): Name | undefined => {
  const parts = path.split(/[./]/).filter(Boolean).map((part) => (/^\d+$/.test(part) ? Number(part) : part)); // prettier-ignore
  for (let from = 0; from < parts.length; from += 1) {
    const found = known.find((name) => same(name, parts.slice(from)));
    if (found) return found;
  }
  return undefined;
};

/** Puts what was refused at its boxes and goes to the first; gives back what no box is for. */
export const tellBoxes = (form: FormInstance, problem: Problem): Problem["errors"] => {
  const known = form.getFieldsError().map(({ name }) => name as Name);
  const box = boxes[problem.code];
  const all = box && problem.errors.length === 0 ? [{ path: box, message: problem.message }] : problem.errors;
  const placed = all.flatMap((error) => {
    const name = boxOf(error.path, known);
    return name ? [{ ...error, name }] : [];
  });
  form.setFields(placed.map(({ name, message }) => ({ name, errors: [message] })));
  if (placed[0]) form.scrollToField(placed[0].name, { focus: true, block: "center" });
  return problem.errors.filter(({ path }) => !placed.some((one) => one.path === path));
};
