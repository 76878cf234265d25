using ShopConnector.Sandbox.Shopify.Execution;
using ShopConnector.Sandbox.Shopify.Metafields;
using ShopConnector.Sandbox.Shopify.Search;
using ShopConnector.Sandbox.Shopify.Tagging;
using ShopConnector.Sandbox.Shops;

namespace ShopConnector.Sandbox.Shopify.Reading;

/// <summary>customer, customers, customersCount and the type Customer.</summary>
internal static class CustomerFields
{
    public static void AddTo(Resolvers resolvers)
    {
        resolvers.On<Root>("QueryRoot")
            .Field("customer", (_, context) => Find(context))
            .Field("customers", (_, context) =>
            {
                var fields = CustomerSearch.Fields(context);
                return context.Page(
                    context.Shop.Customers.Values.Where(context.Search(fields)), CustomerSearch.Order(context));
            })
            .Field("customersCount", (_, context) =>
            {
                // The count knows few filters: it warns of all others and gives the total.
                var fields = new SearchFields<ShopCustomer>(context.Shop.Zone, (_, _) => true)
                    .Number("id", customer => customer.Id)
                    .Time("created_at", customer => customer.CreatedAt)
                    .Time("updated_at", customer => customer.UpdatedAt);
                return Count(context.Shop.Customers.Values.Count(context.Search(fields)), context);
            });
        AddFacts(resolvers.On<ShopCustomer>("Customer"));
        AddContact(resolvers.On<ShopCustomer>("Customer"), resolvers);
        resolvers.On<ShopCustomer>("Customer")
            .Field("orders", (customer, context) => context.Page(
                context.Request.OrdersOf(customer).Where(order => OrderSearch.IsVisible(order, context)),
                OrderSearch.Order(context)))
            .Field("lastOrder", (customer, context) => context.Request.OrdersOf(customer)
                .Where(order => OrderSearch.IsVisible(order, context))
                .OrderBy(order => order.PlacedAt).ThenBy(order => order.Id).LastOrDefault())
            .Field("metafield", (customer, context) => OwnedMetafield.Find(customer, context))
            .Field("metafields", (customer, context) => OwnedMetafield.Page(customer, context));
    }

    public static decimal Spent(IEnumerable<ShopOrder> orders) =>
        orders.Where(order => order.PaidAt is not null && !order.Test).Sum(order => order.Total - order.Refunded);

    /// <summary>A count stops at the limit asked for, and then says so.</summary>
    public static Payload Count(int count, FieldContext context)
    {
        var limit = context.Arguments.Whole("limit") ?? long.MaxValue;
        return new Payload
        {
            ["count"] = (int)Math.Min(count, limit),
            ["precision"] = count > limit ? "AT_LEAST" : "EXACT",
        };
    }

    private static ShopCustomer? Find(FieldContext context)
    {
        var gid = context.Arguments.Text("id")!;
        var id = Gid.Read(gid, "Customer") ?? throw ResolverException.InvalidId(gid);
        return context.Shop.Customers.GetValueOrDefault(id);
    }

    private static void AddFacts(TypeFields<ShopCustomer> fields) => fields
        .Field("id", customer => Gid.Of("Customer", customer.Id))
        .Field("legacyResourceId", customer => customer.Id)
        .Field("firstName", customer => TextOrNull(customer.FirstName))
        .Field("lastName", customer => TextOrNull(customer.LastName))
        .Field("displayName", customer => customer.DisplayName.Length > 0
            ? customer.DisplayName : customer.Email ?? "")
        .Field("locale", customer => customer.Language)
        .Field("note", _ => null)
        .Field("state", _ => "DISABLED")
        .Field("tags", customer => TagRules.Shown(customer.Tags))
        .Field("taxExempt", _ => false)
        .Field("verifiedEmail", customer => customer is { Email: not null, IsEmailVerified: true })
        .Field("numberOfOrders", (customer, context) => (long)context.Request.OrdersOf(customer).Count())
        .Field("amountSpent", (customer, context) =>
            Money.Of(Spent(context.Request.OrdersOf(customer)), ShopState.Currency))
        .Field("createdAt", customer => customer.CreatedAt)
        .Field("updatedAt", customer => customer.UpdatedAt);

    private static void AddContact(TypeFields<ShopCustomer> fields, Resolvers resolvers)
    {
        fields
            .Field("email", customer => customer.Email)
            .Field("phone", customer => customer.Phone)
            .Field("defaultEmailAddress", customer => customer.Email is null ? null : new Typed(
                "CustomerEmailAddress", customer))
            .Field("defaultPhoneNumber", customer => customer.Phone is null ? null : new Payload
            {
                ["phoneNumber"] = customer.Phone,
            })
            .Field("emailMarketingConsent", customer => customer.Email is null ? null : new Payload
            {
                ["marketingState"] = Marketing(customer),
                ["marketingOptInLevel"] = "SINGLE_OPT_IN",
                ["consentUpdatedAt"] = customer.AcceptsMarketing ? customer.CreatedAt : null,
            })
            .Field("defaultAddress", customer => new Address(
                customer.Id, customer.FirstName, customer.LastName, customer.Phone, customer.Address));
        resolvers.On<ShopCustomer>("CustomerEmailAddress")
            .Field("emailAddress", customer => customer.Email)
            .Field("marketingState", Marketing)
            .Field("marketingOptInLevel", _ => "SINGLE_OPT_IN")
            .Field("marketingUpdatedAt", customer => customer.AcceptsMarketing ? customer.CreatedAt : null)
            .Field("validFormat", customer => customer.Email!.Contains('@', StringComparison.Ordinal));
    }

    private static string Marketing(ShopCustomer customer) =>
        customer.AcceptsMarketing ? "SUBSCRIBED" : "NOT_SUBSCRIBED";

    private static string? TextOrNull(string text) => text.Length == 0 ? null : text;
}
