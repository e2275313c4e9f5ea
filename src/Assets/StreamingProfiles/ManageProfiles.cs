using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.StreamingProfiles;

/// <summary>What admins do with streaming profiles.</summary>
public sealed partial class ManageProfiles(ProfileStore store)
{
    private const int MostRepresentations = 50;

    private const int LongestRepresentation = 500;

    private const int LongestDisplayName = 255;

    public async Task<IReadOnlyList<StreamingProfile>> ListAsync(Caller caller, string cloud, CancellationToken cancellationToken)
    {
        Demand(caller);
        return await store.ListAsync(cloud, cancellationToken);
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task<StreamingProfile> FindAsync(Caller caller, string cloud, string name, CancellationToken cancellationToken)
    {
        Demand(caller);
        return (Name().IsMatch(name) ? await store.FindAsync(cloud, name, cancellationToken) : null) ?? throw Missing(name);
    }

    /// <param name="representations">Transformations in any spelling.</param>
    /// <exception cref="DamException">AlreadyExists; InvalidParameter.</exception>
    /// <exception cref="TransformationException">A representation is no transformation.</exception>
    public async Task<StreamingProfile> CreateAsync(
        Caller caller, string cloud, string name, string? displayName, IReadOnlyList<string> representations, CancellationToken cancellationToken)
    {
        Demand(caller);
        if (!Name().IsMatch(name))
        {
            throw DamException.Invalid($"Invalid streaming profile name {name[..Math.Min(name.Length, 100)]}: letters, digits, underscores and hyphens expected");
        }

        if ((await store.ListAsync(cloud, cancellationToken)).Count >= ProfileStore.MostProfiles)
        {
            throw DamException.Invalid($"There are too many streaming profiles: at most {ProfileStore.MostProfiles}");
        }

        var profile = new StreamingProfile(name, Checked(displayName), Predefined: false, Checked(representations));
        return await store.AddAsync(cloud, profile, cancellationToken)
            ? profile
            : throw new DamException(ErrorKind.AlreadyExists, $"Streaming profile {name} already exists");
    }

    /// <param name="displayName">Null leaves it.</param>
    /// <param name="representations">Null leaves them.</param>
    /// <exception cref="DamException">NotFound; InvalidParameter.</exception>
    /// <exception cref="TransformationException">A representation is no transformation.</exception>
    public async Task<StreamingProfile> UpdateAsync(
        Caller caller, string cloud, string name, string? displayName, IReadOnlyList<string>? representations, CancellationToken cancellationToken)
    {
        var known = await FindAsync(caller, cloud, name, cancellationToken);
        var changed = known with
        {
            DisplayName = Checked(displayName) ?? known.DisplayName,
            Representations = representations is null ? known.Representations : Checked(representations),
        };
        await store.ReplaceAsync(cloud, changed, cancellationToken);
        return changed;
    }

    /// <summary>Deletes one of the cloud's own; of a predefined one, takes back what was changed.</summary>
    /// <exception cref="DamException">NotFound; InvalidParameter: predefined, and unchanged.</exception>
    public async Task DeleteAsync(Caller caller, string cloud, string name, CancellationToken cancellationToken)
    {
        var known = await FindAsync(caller, cloud, name, cancellationToken);
        if (!await store.RemoveAsync(cloud, known.Name, cancellationToken))
        {
            throw known.Predefined ? DamException.Invalid($"Streaming profile {known.Name} is predefined and cannot be deleted") : Missing(name);
        }
    }

    private static string? Checked(string? displayName)
        => displayName is null || (displayName.Length <= LongestDisplayName && !displayName.Any(char.IsControl))
            ? displayName
            : throw DamException.Invalid($"display_name is invalid: at most {LongestDisplayName} characters, none of them a control character");

    private static List<string> Checked(IReadOnlyList<string> representations)
    {
        if (representations.Count is 0 or > MostRepresentations)
        {
            throw DamException.Invalid($"A streaming profile has 1 to {MostRepresentations} representations, not {representations.Count}");
        }

        if (representations.FirstOrDefault(text => string.IsNullOrWhiteSpace(text) || text.Length > LongestRepresentation) is { } bad)
        {
            throw DamException.Invalid(bad.Length > LongestRepresentation ? "A representation is too long" : "A representation needs a transformation");
        }

        return [.. representations.Select(text => Transformation.Parse(text).ToString())];
    }

    private static DamException Missing(string name) => new(ErrorKind.NotFound, $"Can't find streaming profile {name}");

    private static void Demand(Caller caller)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Streaming profiles need one of the admin roles");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_\-]{1,100}\z")]
    private static partial Regex Name();
}
