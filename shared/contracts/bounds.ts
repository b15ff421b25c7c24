/** Figures that rules need as well as schemas: here, so that a subscriber that counts need not load what callers may ask. */

/** The bound of one amount keeps sums of 500 lines inside the safe integers. */
export const maxFen = 1_000_000_000_000;
/** Lots of one SKU at one place in one document. */
export const mostLots = 40;
/** Invoices that one payment is set against at once: as many as fit into one transaction; what is left stays unallocated, and another call goes on. */
export const maxInvoicesPerCall = 30;
/** How late what is owed is. */
export const ageingBuckets = ["notDue", "days1to30", "days31to60", "days61to90", "over90"] as const;
