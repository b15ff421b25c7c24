import type { Actor, EventDefinition } from "../../events/define.ts";
import { productCreated } from "../../events/catalog.ts";
import type { Product } from "../../shared/contracts/catalog.ts";
import type { Sku } from "../../shared/contracts/primitives.ts";
import { Refusal, stale } from "../../shared/errors.ts";
import { news } from "../../shared/outbox.ts";
import {
  type Action,
  create,
  cursorAt,
  type Found,
  type Key,
  type Page,
  put,
  query,
  read,
  readMany,
  remove,
  update,
} from "../../shared/table.ts";
import { auditRow } from "../audit/index.ts";

/*
 * 1  a product              get     PRODUCT#{sku} / PRODUCT
 * 2  products of an order   batch   the same keys
 * 3  all products by SKU    byOwner PRODUCTS / {sku}
 * 4  those of a category    byStage PRODUCTS#{category} / {sku}
 * 5  those of a barcode     query   BARCODE#{barcode} / {sku}
 *
 * Deliberately absent: a name index. Names are filtered while walking 3 or 4, a bounded number of rows a page.
 */
const key = (sku: Sku): Key => ({ pk: `PRODUCT#${sku}`, sk: "PRODUCT" });
const rowsWalked = 500;

export const findProduct = async (sku: Sku): Promise<Product | undefined> =>
  (await read<{ summary: Product }>(key(sku)))?.summary;

export const findProducts = async (skus: readonly Sku[]): Promise<Map<Sku, Product>> => {
  const items = await readMany<{ summary: Product }>(skus.map(key));
  return new Map(items.flatMap((item) => (item ? [[item.summary.sku, item.summary] as const] : [])));
};

/** A page may hold fewer than `limit` and yet have a cursor, where `matches` is rare. */
export const pageOfProducts = async (q: {
  category?: string | undefined;
  limit: number;
  cursor?: string | undefined;
  matches?: ((product: Product) => boolean) | undefined;
}): Promise<Page<Product>> => {
  const from = q.category === undefined ? "byOwner" : "byStage";
  const partition = q.category === undefined ? "PRODUCTS" : `PRODUCTS#${q.category}`;
  const page = await query<Found & { summary: Product }>({
    from,
    partition,
    limit: q.matches ? rowsWalked : q.limit,
    cursor: q.cursor,
  });
  const hits = page.items.filter(({ summary }) => q.matches?.(summary) ?? true);
  const items = hits.slice(0, q.limit).map(({ summary }) => summary);
  if (hits.length <= q.limit) return { items, cursor: page.cursor };
  const last = hits[q.limit - 1]!;
  const { sku, category } = last.summary;
  return { items, cursor: cursorAt({ ...last, ...positionOf(sku, category) }, from) };
};

const positionOf = (sku: Sku, category: string) => ({
  ownerPk: "PRODUCTS",
  ownerSk: sku,
  stagePk: `PRODUCTS#${category}`,
  stageSk: sku,
});
const content = (product: Product) => ({
  version: product.version,
  summary: product,
  ...positionOf(product.sku, product.category),
});

const barcodeKey = (barcode: string, sku: Sku): Key => ({ pk: `BARCODE#${barcode.trim()}`, sk: sku });
/** Barcodes are not unique: two packings of one product may bear the same. */
const barcodeRows = (before: Product | undefined, after: Product): Action[] => {
  const [was, is] = [before?.barcode?.trim(), after.barcode?.trim()];
  if (was === is) return [];
  const row = { type: "product-barcode", tenant: "HQ" };
  return [
    ...(was ? [remove(barcodeKey(was, after.sku))] : []),
    ...(is ? [put({ ...barcodeKey(is, after.sku), ...row })] : []),
  ];
};
/** Access pattern 5. */
export const skusOfBarcode = async (barcode: string): Promise<Sku[]> =>
  (await query<{ sk: Sku }>({ partition: barcodeKey(barcode, "").pk, limit: 10 })).items.map(({ sk }) => sk);

interface By {
  actor: Actor;
  now: string;
}
const subjectOf = ({ sku, version }: Product) => ({
  news: { pk: key(sku).pk, id: key(sku).pk, tenant: "HQ", version },
  audit: { subject: { kind: "product", id: sku }, tenant: "HQ", version },
});

/** Takes of its second argument what is named and nothing else: an import, which has an id of its own, is handed in as well. */
export const productCreation = (product: Product, { actor, now }: By): Action[] => [
  create({ ...key(product.sku), type: "product", tenant: "HQ", ...content(product) }, () => {
    return new Refusal("product/exists", { sku: product.sku });
  }),
  news(productCreated, { ...subjectOf(product).news, actor, now, data: product }),
  auditRow({ ...subjectOf(product).audit, actor, now, action: "create-product", after: product }),
  ...barcodeRows(undefined, product),
];

/** Refused as stale where the product is not the version before `after` any more. */
export const productChange = <Data>(
  change: By & {
    before: Product;
    after: Product;
    event: EventDefinition<Data>;
    data: Data;
    action: string;
    reason: string;
  },
): Action[] => {
  const { event, data, ...audited } = change;
  const { before, after, actor, now } = change;
  return [
    update(key(after.sku), { set: content(after), when: { version: after.version - 1 } }, stale),
    news(event, { ...subjectOf(after).news, actor, now, data }),
    auditRow({ ...subjectOf(after).audit, ...audited, before, after }),
    ...barcodeRows(before, after),
  ];
};
