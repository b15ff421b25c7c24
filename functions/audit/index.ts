import type { Action } from "../../shared/table.ts";
import { auditAction, type AuditedChange } from "./audit.table.ts";

/**
 * Who changed what, from which value to which, and why: one more action for the transaction that makes the change. `before` and `after` are
 * the subject as plain data; only the fields that differ are kept. Leave `before` out for something new, `after` for something gone.
 */
export const auditRow = (change: AuditedChange): Action => auditAction(change);
