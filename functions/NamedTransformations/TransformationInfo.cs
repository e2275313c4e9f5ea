using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.NamedTransformations;

/// <summary>A transformation as SDKs read it back: an object for each component, long names, numbers as numbers.</summary>
internal static class TransformationInfo
{
    /// <param name="text">With or without a format behind it.</param>
    public static JsonArray Of(string text)
    {
        var (transformation, format) = StoredTransformation.Split(text);
        var components = transformation.Components.Select(Component).ToList();
        if (format is not null)
        {
            if (components.Count == 0)
            {
                components.Add([]);
            }

            components[^1][format.Length == 0 ? "extension" : "format"] = format.Length == 0 ? "none" : format;
        }

        return new([.. components]);
    }

    private static JsonObject Component(Component component)
        => new(component.Parameters.GroupBy(Name).Select(same => KeyValuePair.Create(
            same.Key, same.Count() == 1 ? Value(same.Single()) : new JsonArray([.. same.Select(Value)]))));

    private static string Name(Parameter parameter) => parameter.IsVariable ? parameter.Key : parameter.LongName switch
    {
        "named_transformation" => "transformation",
        "condition" => "if",
        "format" => "fetch_format",
        var name => name,
    };

    private static JsonNode? Value(Parameter parameter)
        => parameter.Value is var digits && digits.Length < 16 && decimal.TryParse(
            digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (decimal.Truncate(number) == number && !digits.Contains('.') ? (JsonNode)(long)number : (double)number)
            : parameter.Value;
}
