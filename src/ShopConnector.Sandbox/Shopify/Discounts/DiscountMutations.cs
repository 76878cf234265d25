using ShopConnector.Sandbox.Shopify.Execution;

namespace ShopConnector.Sandbox.Shopify.Discounts;

/// <summary>Making, changing, ending and deleting. Without an idempotency key a code sent twice is TAKEN.</summary>
internal static class DiscountMutations
{
    /// <summary>Active automatic discounts of a shop.</summary>
    private const int AutomaticMax = 25;

    public static void AddTo(Resolvers resolvers) => resolvers.On<Root>("Mutation")
        .Field("discountCodeBasicCreate", (_, context) =>
            Create(context, "basicCodeDiscount", DiscountKind.CodeBasic))
        .Field("discountCodeFreeShippingCreate", (_, context) =>
            Create(context, "freeShippingCodeDiscount", DiscountKind.CodeFreeShipping))
        .Field("discountAutomaticFreeShippingCreate", (_, context) =>
            Create(context, "freeShippingAutomaticDiscount", DiscountKind.AutomaticFreeShipping))
        .Field("discountCodeBasicUpdate", (_, context) =>
            Update(context, "basicCodeDiscount", DiscountKind.CodeBasic))
        .Field("discountAutomaticFreeShippingUpdate", (_, context) =>
            Update(context, "freeShippingAutomaticDiscount", DiscountKind.AutomaticFreeShipping))
        .Field("discountCodeFreeShippingUpdate", (_, context) =>
            Update(context, "freeShippingCodeDiscount", DiscountKind.CodeFreeShipping))
        .Field("discountCodeActivate", (_, context) => Switch(context, isOn: true, isAutomatic: false))
        .Field("discountCodeDeactivate", (_, context) => Switch(context, isOn: false, isAutomatic: false))
        .Field("discountAutomaticActivate", (_, context) => Switch(context, isOn: true, isAutomatic: true))
        .Field("discountAutomaticDeactivate", (_, context) => Switch(context, isOn: false, isAutomatic: true))
        .Field("discountCodeDelete", (_, context) => Delete(context, isAutomatic: false))
        .Field("discountAutomaticDelete", (_, context) => Delete(context, isAutomatic: true));

    public static Payload Error(IReadOnlyList<string>? field, string message, string? code)
    {
        var error = UserErrors.Coded(field, message, code);
        error["extraInfo"] = null;
        return error;
    }

    private static Payload Create(FieldContext context, string argument, DiscountKind kind)
    {
        var input = context.Arguments.Object(argument)!;
        var errors = new DiscountRules(context, argument, input, held: null).Check(kind);
        if (kind == DiscountKind.AutomaticFreeShipping && IsFull(context))
            errors.Add(TooMany(argument));
        if (errors.Count > 0)
            return Answer(kind, null, errors);
        var discount = DiscountInput.Apply(
            new Discount
            {
                Id = context.Shop.OtherIds.Next(),
                Kind = kind,
                Title = input.Text("title") ?? input.Text("code") ?? "",
                StartsAt = context.Now,
                CreatedAt = context.Now,
                UpdatedAt = context.Now,
            },
            input);
        context.State.Discounts.Add(discount);
        return Answer(kind, discount, errors);
    }

    private static Payload Update(FieldContext context, string argument, DiscountKind kind)
    {
        var held = Find(context, kind == DiscountKind.AutomaticFreeShipping);
        if (held is null || held.Kind != kind)
            return Answer(kind, null, [Error(["id"], "Discount does not exist", code: null)]);
        var input = context.Arguments.Object(argument)!;
        var errors = new DiscountRules(context, argument, input, held).Check(kind);
        if (errors.Count > 0)
            return Answer(kind, null, errors);
        return Answer(kind, Replace(context, held, DiscountInput.Apply(held, input)), errors);
    }

    /// <summary>Ending writes the end's time, starting again clears it; doing so twice is no error.</summary>
    private static Payload Switch(FieldContext context, bool isOn, bool isAutomatic)
    {
        var kind = isAutomatic ? DiscountKind.AutomaticFreeShipping : DiscountKind.CodeBasic;
        if (Find(context, isAutomatic) is not { } held)
            return Answer(kind, null, [Unknown(isAutomatic)]);
        var status = held.Status(context.Now);
        if (isOn ? status == "ACTIVE" : status == "EXPIRED")
            return Answer(held.Kind, held, []);
        if (isOn && isAutomatic && IsFull(context))
            return Answer(kind, null, [TooMany("id")]);
        var changed = isOn
            ? held with { EndsAt = null, StartsAt = held.StartsAt > context.Now ? context.Now : held.StartsAt }
            : held with { EndsAt = context.Now, StartsAt = held.StartsAt > context.Now ? context.Now : held.StartsAt };
        return Answer(held.Kind, Replace(context, held, changed), []);
    }

    private static bool IsFull(FieldContext context) => context.State.Discounts
        .Count(one => one.IsAutomatic && one.Status(context.Now) == "ACTIVE") >= AutomaticMax;

    /// <summary>The code and its meaning are the schema's; the words are not recorded.</summary>
    private static Payload TooMany(string place) => Error(
        [place], $"Only {AutomaticMax} automatic discounts can be active at a time.", "ACTIVE_PERIOD_OVERLAP");

    private static Payload Delete(FieldContext context, bool isAutomatic)
    {
        var name = isAutomatic ? "deletedAutomaticDiscountId" : "deletedCodeDiscountId";
        if (Find(context, isAutomatic) is not { } held)
            return new Payload { [name] = null, ["userErrors"] = new[] { Unknown(isAutomatic) } };
        context.State.Discounts.Remove(held);
        return new Payload
        {
            [name] = Gid.Of(held.NodeType, held.Id),
            ["userErrors"] = Array.Empty<Payload>(),
        };
    }

    private static Discount Replace(FieldContext context, Discount held, Discount changed)
    {
        var stamped = changed with { UpdatedAt = context.Now };
        context.State.Discounts[context.State.Discounts.IndexOf(held)] = stamped;
        return stamped;
    }

    private static Discount? Find(FieldContext context, bool isAutomatic)
    {
        var id = Gid.Read(context.Arguments.Text("id")!).Id;
        return context.State.Discounts.FirstOrDefault(one => one.Id == id && one.IsAutomatic == isAutomatic);
    }

    private static Payload Unknown(bool isAutomatic) => Error(
        ["id"], isAutomatic ? "Automatic discount does not exist." : "Code discount does not exist.", "INVALID");

    private static Payload Answer(DiscountKind kind, Discount? discount, IReadOnlyList<Payload> errors) => new()
    {
        [kind == DiscountKind.AutomaticFreeShipping ? "automaticDiscountNode" : "codeDiscountNode"] = discount,
        ["userErrors"] = errors,
    };
}
