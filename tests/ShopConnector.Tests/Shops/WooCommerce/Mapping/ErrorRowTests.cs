using System.Text.Json;
using ShopConnector.Shops.WooCommerce.Rows;

namespace ShopConnector.Tests.Shops.WooCommerce.Mapping;

/// <summary>Which refusals would come again for the same item, so that it is left out of the next runs.</summary>
public sealed class ErrorRowTests
{
    [Theory]
    [InlineData("""{"code":"woocommerce_rest_invalid_coupon","message":"Nee.","data":{"status":400}}""", true)]
    [InlineData("""{"code":"rest_invalid_param","message":"Nee.","data":{"status":404}}""", true)]
    [InlineData("""{"code":"woocommerce_rest_cannot_edit","message":"Nee.","data":{"status":401}}""", false)]
    [InlineData("""{"code":"woocommerce_rest_cannot_edit","message":"Nee.","data":{"status":403}}""", false)]
    [InlineData("""{"code":"too_many_requests","message":"Nee.","data":{"status":429}}""", false)]
    [InlineData("""{"code":"woocommerce_rest_cannot_create_order_refund","message":"Nee.","data":500}""", false)]
    [InlineData("""{"code":"fatal","message":"Nee.","data":{"status":0}}""", false)]
    [InlineData("""{"code":"","message":"Nee.","data":{"status":400}}""", false)]
    [InlineData("""{"message":"Nee."}""", false)]
    public void What_a_key_or_a_busy_shop_refuses_may_be_taken_soon(string answer, bool isFinal) =>
        JsonSerializer.Deserialize(answer, WooJson.Default.ErrorRow)!.IsFinal.ShouldBe(isFinal);
}
