using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>What is said of a product environment; null leaves it as it is.</summary>
public sealed record EnvironmentChange
{
    private const int MostAttributes = 100;
    private const int LongestAttributes = 8_000;
    private const int LongestDescription = 1_000;

    public string? Name { get; init; }

    public string? CloudName { get; init; }

    public string? Description { get; init; }

    public bool? Enabled { get; init; }

    /// <summary>All of them: those before are gone.</summary>
    public ImmutableSortedDictionary<string, string>? CustomAttributes { get; init; }

    /// <summary>Some of the settings; those not named stay.</summary>
    public Func<EnvironmentSettings, EnvironmentSettings>? Settings { get; init; }

    /// <exception cref="DamException">InvalidParameter: a value is not allowed, or configuration has the say in it.</exception>
    internal StoredEnvironment ApplyTo(StoredEnvironment environment)
    {
        if (environment.IsConfigured && ((CloudName ?? environment.CloudName) != environment.CloudName || Enabled is false || Settings is not null))
        {
            throw DamException.Invalid("Cloud name, settings and enabled of this product environment are declared by configuration and changed there");
        }

        var changed = environment with
        {
            Name = Name is null ? environment.Name : AccountRules.DemandName(Name),
            CloudName = CloudName ?? environment.CloudName,
            Description = Description is { Length: > LongestDescription } ? throw TooLong("description") : Description ?? environment.Description,
            Enabled = Enabled ?? environment.Enabled,
            CustomAttributes = CustomAttributes is null ? environment.CustomAttributes : Demand(CustomAttributes),
            Settings = Settings is null ? environment.Settings : Settings(environment.Settings),
        };
        if (!environment.IsConfigured && !CloudNames.IsWellFormed(changed.CloudName))
        {
            throw DamException.Invalid($"cloud_name {Cut(changed.CloudName)} is invalid: 1 to 64 letters, digits, '_' or '-'");
        }

        if (!environment.IsConfigured && CloudNames.IsReserved(changed.CloudName))
        {
            throw DamException.Invalid($"cloud_name {changed.CloudName} is reserved");
        }

        return ValidateProductEnvironmentOptions.Failures(changed.Settings).FirstOrDefault() is { } failure ? throw DamException.Invalid(failure) : changed;
    }

    private static ImmutableSortedDictionary<string, string> Demand(ImmutableSortedDictionary<string, string> attributes)
        => attributes.Count <= MostAttributes && attributes.Sum(pair => pair.Key.Length + pair.Value.Length) <= LongestAttributes ? attributes : throw TooLong("custom_attributes");

    private static DamException TooLong(string parameter) => DamException.Invalid($"Parameter {parameter} is too long");

    private static string Cut(string text) => text.Length > 100 ? text[..100] : text;
}
