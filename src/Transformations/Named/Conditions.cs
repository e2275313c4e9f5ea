using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Named;

/// <summary>
/// A condition beside other items (<c>if_w_gt_1,t_card</c>) holds for its component alone, and so does the <c>if_else</c> behind it.
/// Where a name makes several components of one, both become a block that ends with <c>if_end</c>.
/// </summary>
internal static class Conditions
{
    public static bool Has(Component component) => component[Keys.Condition] is not null;

    /// <summary>A test for this component alone.</summary>
    public static bool IsTest(Component component)
        => component.Parameters.Count > 1 && component[Keys.Condition] is { Value: not ("else" or "end") };

    public static bool IsOtherwise(Component component) => component.Parameters.Count > 1 && component[Keys.Condition] is { Value: "else" };

    public static IEnumerable<Component> Write(Component component, IReadOnlyList<Component> body)
        => component[Keys.Condition] is not { } condition ? body
            : component.Parameters.Count == 1 ? [component]
            : body is [var single] && !Has(single) ? [With(condition, single)]
            : IsTest(component) ? [new([condition]), .. body, End]
            : [new([condition]), .. body];

    public static IEnumerable<Component> Write(Component test, IReadOnlyList<Component> body, Component otherwise, IReadOnlyList<Component> other)
    {
        var (condition, alternative) = (test[Keys.Condition]!, otherwise[Keys.Condition]!);
        return body is [var single] && other is [var second] && !Has(single) && !Has(second)
            ? [With(condition, single), With(alternative, second)]
            : [new([condition]), .. body, new([alternative]), .. other, End];
    }

    private static Component End { get; } = new([new(Keys.Condition, "end")]);

    private static Component With(Parameter condition, Component component) => new([condition, .. component.Parameters]);
}
