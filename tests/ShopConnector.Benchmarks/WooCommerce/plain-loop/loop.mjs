// Reads every account and every order of a shop, page by page, the way one begins: a loop around the official client.
// Orders are sorted by their last change, because whoever wants to go on from there later must read them so.
// Input: WOO_URL, WOO_KEY and WOO_SECRET; WOO_PAGES: orders of so many pages only. Output: one JSON document.
import client from "@woocommerce/woocommerce-rest-api";

const WooCommerceRestApi = client.default ?? client;
const { WOO_URL: url, WOO_KEY: consumerKey, WOO_SECRET: consumerSecret, WOO_PAGES: most } = process.env;
const shop = new WooCommerceRestApi({ url, consumerKey, consumerSecret, version: "wc/v3" });

async function all(resource, parameters, pagesMost = Infinity) {
  const rows = [];
  for (let page = 1, pages = 1; page <= Math.min(pages, pagesMost); page++) {
    const answer = await shop.get(resource, { ...parameters, per_page: 100, page });
    pages = Number(answer.headers["x-wp-totalpages"]);
    rows.push(...answer.data);
    if (page % 50 === 0) console.error(`plain loop: ${resource}, page ${page} of ${pages}`);
  }
  return rows;
}

const started = Date.now();
const customers = await all("customers", { role: "all" });
const orders = await all("orders", { orderby: "modified", order: "asc" }, most ? Number(most) : Infinity);
console.log(JSON.stringify({
  seconds: (Date.now() - started) / 1000,
  customers: customers.length,
  orders: orders.map(order => ({
    id: order.id,
    total: order.total,
    refunded: order.refunds.reduce((sum, refund) => sum + Math.abs(Number(refund.total)), 0).toFixed(2),
    cancelled: order.status === "cancelled",
  })),
}));
