// Reads customers, then orders, page by page, and adds a tag to some customers: the loop that one writes first. Turned
// away for want of points it waits a second. One row a line on standard output: what it believes of the shop.
// node plain-loop.mjs ADDRESS TOKEN VERSION CUSTOMERS ORDERS TAGS SLOWER
import { createAdminApiClient } from '@shopify/admin-api-client';

const [address, accessToken, apiVersion, customersMost, ordersMost, tagsMost, slower] = process.argv.slice(2);
const client = createAdminApiClient({
  storeDomain: 'plain-loop.myshopify.com', apiVersion, accessToken, retries: 3,
  customFetchApi: (url, init) => fetch(new URL(new URL(url).pathname, address), init),
});

const customers = `query Customers($after: String) {
  customers(first: 250, after: $after) {
    nodes { id tags createdAt defaultEmailAddress { emailAddress } points: metafield(namespace: "loyalty", key: "points") { value } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const orders = `query Orders($after: String) {
  orders(first: 250, after: $after) {
    nodes {
      id processedAt cancelledAt displayFinancialStatus customer { id } app { name }
      totalPriceSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } }
      transactions { kind status processedAt }
      lineItems(first: 20) { nodes { quantity product { id vendor productType tags } taxLines { priceSet { shopMoney { amount } } } } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
const tagsAdd = `mutation TagsAdd($id: ID!, $tags: [String!]!) {
  tagsAdd(id: $id, tags: $tags) { userErrors { message } }
}`;

const number = (gid) => gid.slice(gid.lastIndexOf('/') + 1);
const print = (row) => process.stdout.write(`${JSON.stringify(row)}\n`);

async function ask(document, variables) {
  for (;;) {
    const { data, errors } = await client.request(document, { variables });
    if (!errors) return data;
    if (!errors.graphQLErrors?.some(({ extensions }) => extensions?.code === 'THROTTLED')) throw new Error(errors.message);
    await new Promise((resolve) => setTimeout(resolve, 1000 * Number(slower)));
  }
}

async function* all(document, root, most) {
  let after = null;
  for (let read = 0; read < most;) {
    const { nodes, pageInfo } = (await ask(document, { after }))[root];
    yield* nodes;
    read += nodes.length;
    if (!pageInfo.hasNextPage) return;
    after = pageInfo.endCursor;
  }
}

const seen = [];
for await (const { id, tags, defaultEmailAddress } of all(customers, 'customers', Number(customersMost))) {
  seen.push(id);
  print({ customer: number(id), email: defaultEmailAddress?.emailAddress ?? null, tags });
}
for await (const order of all(orders, 'orders', Number(ordersMost))) {
  print({
    order: number(order.id), total: Number(order.totalPriceSet.shopMoney.amount),
    refunded: Number(order.totalRefundedSet.shopMoney.amount), cancelled: order.cancelledAt !== null,
    paid: ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(order.displayFinancialStatus),
    pieces: order.lineItems.nodes.reduce((sum, { quantity }) => sum + quantity, 0),
  });
}
print({ read: true });
for (const id of seen.slice(0, Number(tagsMost))) await ask(tagsAdd, { id, tags: ['plain-loop'] });
