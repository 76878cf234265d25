using System.Collections.Immutable;
using System.Text;
using ShopConnector.AppProxy;

namespace ShopConnector.Tests.AppProxy;

/// <summary>The first two vectors are those that Shopify documents.</summary>
public sealed class SignedQueryTests
{
    private const string Documented =
        "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1"
        + "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555"
        + "&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb";

    private const string NobodyLoggedIn =
        "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id="
        + "&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555"
        + "&signature=e072b6d7e6622d85912a5214b860d3100dc1e73d9bc29f43796ac8c9ff8093cb";

    private static readonly ImmutableArray<byte[]> s_hush = [Encoding.UTF8.GetBytes("hush")];

    [Theory]
    [InlineData(Documented)]
    [InlineData("?" + Documented)]
    [InlineData(NobodyLoggedIn)]
    public void What_Shopify_documents_is_believed(string query) =>
        SignedQuery.Read(query)!.IsSignedBy(s_hush).ShouldBeTrue();

    [Fact]
    public void Values_are_decoded_and_those_of_one_name_are_joined()
    {
        var query = SignedQuery.Read(Documented)!;

        (query[SignedQuery.PathPrefix], query["extra"], query["signature"]).ShouldBe(
            ("/apps/awesome_reviews", "1,2", null));
    }

    [Fact]
    public void The_order_of_the_parameters_does_not_matter()
    {
        var reordered = string.Join('&', Documented.Replace("extra=1&extra=2&", "", StringComparison.Ordinal)
            .Split('&').Reverse().Append("extra=1").Append("extra=2"));

        SignedQuery.Read(reordered)!.IsSignedBy(s_hush).ShouldBeTrue();
    }

    [Theory]
    [InlineData("extra=2&", "extra=3&")]
    [InlineData("extra=1&extra=2", "extra=2&extra=1")]
    [InlineData("customer_id=1&", "customer_id=2&")]
    [InlineData("timestamp=1317327555", "timestamp=1317327556")]
    [InlineData("shop-name", "shop-nam3")]
    [InlineData("7395ddb", "7395ddc")]
    public void What_was_changed_on_the_way_is_not(string from, string to) =>
        SignedQuery.Read(Documented.Replace(from, to, StringComparison.Ordinal))!.IsSignedBy(s_hush).ShouldBeFalse();

    [Fact]
    public void A_secret_that_was_replaced_still_counts_and_one_of_another_shop_does_not()
    {
        var query = SignedQuery.Read(Documented)!;

        query.IsSignedBy([Encoding.UTF8.GetBytes("new"), .. s_hush]).ShouldBeTrue();
        query.IsSignedBy([Encoding.UTF8.GetBytes("other")]).ShouldBeFalse();
        query.IsSignedBy([]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("shop=a.myshopify.com&logged_in_customer_id=1&path_prefix=/&timestamp=1")]
    [InlineData("shop=a.myshopify.com&logged_in_customer_id=1&path_prefix=/&timestamp=1&signature=abc")]
    [InlineData("shop=a.myshopify.com&logged_in_customer_id=1&path_prefix=/&timestamp=1&signature=" + Zeros + "0")]
    [InlineData("logged_in_customer_id=1&path_prefix=/&timestamp=1&signature=" + Zeros)]
    [InlineData("shop=a.myshopify.com&path_prefix=/&timestamp=1&signature=" + Zeros)]
    [InlineData("shop=%FF&logged_in_customer_id=1&path_prefix=/&timestamp=1&signature=" + Zeros)]
    [InlineData(Documented + "&signature=" + Zeros)]
    public void What_no_storefront_asks_is_not_read(string query) => SignedQuery.Read(query).ShouldBeNull();

    [Fact]
    public void More_parameters_than_a_shopper_can_have_typed_are_not_read()
    {
        var room = SignedQuery.ParametersMost - Documented.Split('&').Length;
        var full = Documented + string.Concat(Enumerable.Range(0, room).Select(number => $"&p{number}=1"));

        SignedQuery.Read(full).ShouldNotBeNull();
        SignedQuery.Read(full + "&q=1").ShouldBeNull();
    }

    // Joined by nothing, the query of customer 5 whose address bar said a=x and mlogged_in_customer_id=6 is the same
    // text as one of customer 6. Who had its signature could read what is not his.
    [Theory]
    [InlineData("a=zlogged_in_customer_id%3D5m&logged_in_customer_id=6")]
    [InlineData("a=&zlogged_in_customer_id=5m&logged_in_customer_id=6")]
    [InlineData("logged_in_customer_id=5&mlogged_in_customer_id=6")]
    [InlineData("logged_in_customer_id=5&workshop=other.myshopify.com")]
    [InlineData("logged_in_customer_id=5&x=1timestamp%3D9")]
    public void What_could_be_taken_apart_in_two_ways_is_not_read(string parameters) => SignedQuery.Read(
        $"{parameters}&path_prefix=/apps/loyalty&shop=a.myshopify.com&timestamp=1&signature={Zeros}").ShouldBeNull();

    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";
}
