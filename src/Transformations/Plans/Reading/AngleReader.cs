using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>a_: a list joined by dots. Turns and flips act in the order in which they stand.</summary>
internal static class AngleReader
{
    /// <summary>The quarter turn that goes before the resize; null when none is asked for or no box says which way the result lies.</summary>
    public static AutoTurnStep? AutoTurn(Component component, ResizeStep? resize)
    {
        var turn = Parts(component).FirstOrDefault(part => part is "auto_right" or "auto_left");
        return turn is not null && WantsLandscape(resize) is { } landscape ? new(turn == "auto_right", landscape) : null;
    }

    public static IEnumerable<RotateStep> Turns(Component component, Background? corners)
        => Parts(component).Select(part => Turn(component["a"]!, part, corners)).OfType<RotateStep>();

    public static bool IgnoresOrientation(Component component) => Parts(component).Contains("ignore");

    private static RotateStep? Turn(Parameter parameter, string part, Background? corners) => part switch
    {
        "hflip" => new(0, FlipHorizontal: true, FlipVertical: false, null),
        "vflip" => new(0, FlipHorizontal: false, FlipVertical: true, null),
        "auto_right" or "auto_left" or "ignore" or "exif" or "auto" or "0" => null,
        _ when Numbers.TryDecimal(part, out var degrees)
            => new((double)(((degrees % 360) + 360) % 360), FlipHorizontal: false, FlipVertical: false, degrees % 90 == 0 ? null : corners),
        _ => throw parameter.Invalid(),
    };

    /// <summary>A number may hold a dot of its own: <c>10.5</c> is one angle. One SDK joins with colons.</summary>
    private static string[] Parts(Component component) => component["a"] switch
    {
        null => [],
        { Value: var value } when Numbers.TryDecimal(value, out _) => [value],
        { Value: var value } => value.Split('.', ':'),
    };

    private static bool? WantsLandscape(ResizeStep? resize) => resize switch
    {
        { Width: { Unit: LengthUnit.Pixels } w, Height: { Unit: LengthUnit.Pixels } h } when w.Value != h.Value => w.Value > h.Value,
        { Ratio: { Value: { } ratio and not 1 } } => ratio > 1,
        _ => null,
    };
}
