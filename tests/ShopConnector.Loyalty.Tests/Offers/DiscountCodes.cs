using System.Text;
using ShopConnector.Loyalty.Offers;

namespace ShopConnector.Loyalty.Tests.Offers;

public sealed class DiscountCodes
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("an installation's own secret");

    [Fact]
    public void A_code_is_the_same_each_time_and_another_for_another_entitlement_or_secret()
    {
        var code = DiscountCode.For("Kom terug:m1:2026-05-01", Secret, "KOM");

        DiscountCode.For("Kom terug:m1:2026-05-01", Secret, "kom").ShouldBe(code);
        DiscountCode.For("Kom terug:m2:2026-05-01", Secret, "KOM").ShouldNotBe(code);
        DiscountCode.For("Kom terug:m1:2026-05-01", [1, 2, 3], "KOM").ShouldNotBe(code);
    }

    [Fact]
    public void A_code_is_twelve_letters_in_groups_without_vowels_and_without_look_alikes()
    {
        for (var i = 0; i < 1_000; i++)
            DiscountCode.For($"entitlement {i}", Secret, "KOM").ShouldMatch("^KOM(-[2-9BCDFGHJKMNPQRSTVWXYZ]{4}){3}$");

        DiscountCode.For("one", Secret, "").ShouldMatch("^[2-9B-Z]{4}(-[2-9B-Z]{4}){2}$");
    }

    [Fact]
    public void Codes_use_every_letter_about_equally_and_do_not_collide()
    {
        var codes = Enumerable.Range(0, 20_000).Select(i => DiscountCode.For($"entitlement {i}", Secret, "")).ToList();

        codes.ShouldBeUnique();
        var letters = codes.SelectMany(code => code.Where(letter => letter != '-')).CountBy(letter => letter).ToList();
        letters.Count.ShouldBe(28);
        letters.ShouldAllBe(letter => letter.Value > 8_000 && letter.Value < 9_200);
    }

    [Fact]
    public void Without_a_secret_there_is_no_code() =>
        Should.Throw<ArgumentException>(() => DiscountCode.For("one", [], "KOM"))
            .Message.ShouldBe("A code needs the installation's secret; without one everybody could make it.");
}
