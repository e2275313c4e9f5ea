using System.Reflection;

namespace ServerlessDam.Infra.Tests.Settings;

/// <summary>The settings that the app can read: the properties of its options classes, by section.</summary>
internal static class ProductSettings
{
    private static readonly Assembly[] Rooms =
        [.. new[] { "Functions", "Assets", "Azure", "Embedded", "Media" }.Select(room => Assembly.Load("ServerlessDam." + room))];

    private static readonly Dictionary<string, Type> Sections = Rooms
        .SelectMany(room => room.GetTypes())
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is { IsLiteral: true })
        .ToDictionary(type => (string)type.GetField("Section")!.GetRawConstantValue()!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether <c>Section__Property</c> is a property of an options class; letter case is the configuration's, which ignores it.</summary>
    public static bool Knows(string setting)
        => setting.Split("__") is [var section, var name] && Sections.TryGetValue(section, out var type)
            && type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is { CanWrite: true };

    /// <summary>Settings without which the app does not start: a text that may be neither null nor empty and has no default.</summary>
    public static IEnumerable<string> Required()
        => from section in Sections
           let defaults = Activator.CreateInstance(section.Value)
           from property in section.Value.GetProperties()
           where property.PropertyType == typeof(string) && property.GetValue(defaults) is ""
           select $"{section.Key}__{property.Name}";

    /// <summary>All settings of one section.</summary>
    public static IEnumerable<string> Of(string section)
        => Sections[section].GetProperties().Where(property => property.CanWrite).Select(property => $"{section}__{property.Name}");
}
