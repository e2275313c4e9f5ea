using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Upload;

/// <summary><c>quality_override</c>: what takes the place of <c>q_auto</c> in deliveries of an asset.</summary>
public static partial class QualityOverride
{
    private const string None = "none";

    /// <summary><c>80</c>, <c>80:420</c>, <c>auto</c> or <c>auto:best</c>, <c>auto:good</c>, <c>auto:eco</c>, <c>auto:low</c>, <c>auto:advanced</c>; null for blank and <c>none</c>.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static string? Read(string? text)
    {
        var value = text?.Trim();
        return string.IsNullOrEmpty(value) || value == None ? null
            : Form().IsMatch(value) ? value
            : throw DamException.Invalid($"Invalid quality_override: {value[..Math.Min(value.Length, 64)]}");
    }

    /// <summary>Whether an override matters to a transformation.</summary>
    public static bool Concerns(Transformation transformation) => transformation.Components.Any(component => component.Parameters.Any(IsAuto));

    /// <summary>The transformation as it is carried out for an asset with that override.</summary>
    public static Transformation Applied(Transformation transformation, string quality)
    {
        // The encoder's own choice is what auto:advanced would be compared with; there is no better one here.
        var value = quality == "auto:advanced" ? "auto:good" : quality;
        return new(transformation.Components
            .Select(component => component.Parameters.Any(IsAuto)
                ? new Component(component.Parameters.Select(each => IsAuto(each) ? each with { Value = value } : each).ToValueList())
                : component)
            .ToValueList());
    }

    private static bool IsAuto(Parameter parameter) => parameter.Key == "q" && (parameter.Value == "auto" || parameter.Value.StartsWith("auto:", StringComparison.Ordinal));

    [GeneratedRegex(@"\A(auto(:(best|good|eco|low|advanced))?|([1-9][0-9]?|100)(:(420|422|444))?)\z")]
    private static partial Regex Form();
}
