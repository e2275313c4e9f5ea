using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>A page of stored transformations; <paramref name="NextCursor"/> is null on the last one.</summary>
public sealed record TransformationPage(IReadOnlyList<StoredTransformation> Transformations, string? NextCursor);

/// <summary>
/// What admins do with stored transformations. One is addressed by its name, with or without <c>t_</c>, or by its text in any spelling.
/// </summary>
public sealed partial class ManageTransformations(TransformationStore store, DerivedByTransformation derived, NoteTransformation note, EffectCatalog effects, TimeProvider time)
{
    /// <summary>What was derived is erased while the caller waits.</summary>
    private const int MostDerived = 1000;

    /// <summary>With or without names only; newest first.</summary>
    public async Task<TransformationPage> ListAsync(Caller caller, string cloud, bool? named, int take, string? cursor, CancellationToken cancellationToken)
    {
        Demand(caller);
        var after = Cursor.Read(cursor);
        if (after is not null && !after.StartsWith(TransformationRows.Listing(named), StringComparison.Ordinal))
        {
            throw Cursor.Invalid();
        }

        await note.SettledAsync(cancellationToken);
        var rows = await store.ListingAsync(cloud, named, take + 1, after, cancellationToken);
        return new(await store.ReadAsync(cloud, rows.Take(take), cancellationToken), rows.Count > take ? Cursor.Write(rows[take - 1].RowKey) : null);
    }

    /// <exception cref="DamException">NotFound.</exception>
    public async Task<StoredTransformation> FindAsync(Caller caller, string cloud, string reference, CancellationToken cancellationToken)
    {
        Demand(caller);
        await note.SettledAsync(cancellationToken);
        var name = reference.StartsWith("t_", StringComparison.Ordinal) ? reference[2..] : reference;
        return (IsName(name) ? await store.FindNamedAsync(cloud, name, cancellationToken) : null)
            ?? (TryCanonical(reference) is { } text ? await store.FindUnnamedAsync(cloud, text, cancellationToken) : null)
            ?? throw new DamException(ErrorKind.NotFound, $"Can't find transformation {reference}");
    }

    /// <summary>A name that is a transformation itself makes that one known, without a name.</summary>
    /// <param name="allowedForStrict">Default: true; what nobody created, and was only used, is not allowed.</param>
    /// <exception cref="DamException">AlreadyExists; InvalidParameter: not a name.</exception>
    /// <exception cref="TransformationException">Not a transformation, or one whose result is too large for every picture.</exception>
    public async Task<StoredTransformation> CreateAsync(
        Caller caller, string cloud, string name, string definition, bool? allowedForStrict, CancellationToken cancellationToken)
    {
        Demand(caller);
        var unprefixed = name.StartsWith("t_", StringComparison.Ordinal) ? name[2..] : name;
        var text = IsCarriedOut(name) ? TryCanonical(name) : null;
        if (text is null && !IsName(unprefixed))
        {
            throw DamException.Invalid($"Invalid transformation name {name}");
        }

        var stored = new StoredTransformation
        {
            Name = text is null ? unprefixed : null,
            Text = Possible(text ?? Defined(definition)),
            AllowedForStrict = allowedForStrict ?? true,
            CreatedAt = time.GetUtcNow(),
        };
        await note.SettledAsync(cancellationToken);
        return await store.AddAsync(cloud, stored, cancellationToken)
            ? stored
            : throw new DamException(ErrorKind.AlreadyExists, $"Transformation {stored.Name ?? stored.Text} already exists");
    }

    /// <param name="definition">Replaces that of one with a name, for what is derived from now on; null leaves it.</param>
    /// <param name="allowedForStrict">Null leaves it.</param>
    public async Task UpdateAsync(
        Caller caller, string cloud, string reference, string? definition, bool? allowedForStrict, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(caller, cloud, reference, cancellationToken);
        if (definition is not null && stored.Name is null)
        {
            throw DamException.Invalid("unsafe_update is for named transformations");
        }

        if (definition is not null && stored.Used)
        {
            await DemandFewAsync(cloud, stored, cancellationToken);
        }

        var changed = stored with
        {
            Text = definition is null ? stored.Text : Possible(Defined(definition)),
            AllowedForStrict = allowedForStrict ?? stored.AllowedForStrict,
        };
        if (!await store.ReplaceAsync(cloud, stored, changed, cancellationToken))
        {
            throw new DamException(ErrorKind.Changed, $"Transformation {reference} is being changed by others; try again");
        }
    }

    /// <summary>With all that was derived by it.</summary>
    /// <exception cref="DamException">NotFound; Forbidden: too much was derived by it to erase it at once.</exception>
    public async Task DeleteAsync(Caller caller, string cloud, string reference, CancellationToken cancellationToken)
    {
        var stored = await FindAsync(caller, cloud, reference, cancellationToken);
        if (stored.Used)
        {
            await DemandFewAsync(cloud, stored, cancellationToken);
            await derived.EraseAsync(cloud, stored, cancellationToken);
        }

        if (!await store.RemoveAsync(cloud, stored, cancellationToken) && await store.FindNowAsync(cloud, stored, cancellationToken) is { } again)
        {
            // Noted as used at this moment: then it is as it was asked to be deleted.
            await store.RemoveAsync(cloud, again, cancellationToken);
        }

        note.Forget(cloud, stored);
    }

    private async Task DemandFewAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
    {
        if (await derived.CountAsync(cloud, stored, MostDerived, cancellationToken) >= MostDerived)
        {
            throw new DamException(ErrorKind.Forbidden, $"{stored.Label} has too many derived resources: {MostDerived} or more; delete those first");
        }
    }

    private static string Defined(string definition)
    {
        var (transformation, format) = StoredTransformation.Split(definition);
        return transformation.IsEmpty && string.IsNullOrEmpty(format)
            ? throw DamException.Invalid("A named transformation cannot be empty")
            : StoredTransformation.Canonical(definition);
    }

    private string Possible(string text)
    {
        PossibleSizes.Demand(StoredTransformation.Split(text).Transformation, effects);
        return text;
    }

    /// <summary>Null when it is no transformation.</summary>
    private static string? TryCanonical(string text)
    {
        try
        {
            return StoredTransformation.Canonical(text);
        }
        catch (TransformationException)
        {
            return null;
        }
    }

    /// <summary>Tells <c>w_100</c>, a transformation, from <c>e_card</c>, a name that begins as one.</summary>
    private bool IsCarriedOut(string text)
    {
        try
        {
            return StoredTransformation.Split(text).Transformation is { IsEmpty: false } transformation && Plan.Check(transformation, effects) is not null;
        }
        catch (TransformationException)
        {
            return text.Contains(',') || text.Contains('/');
        }
    }

    private static void Demand(Caller caller)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Transformations need one of the admin roles");
        }
    }

    private static bool IsName(string name) => Name().IsMatch(name);

    /// <summary>No dot, which separates names in a URL.</summary>
    [GeneratedRegex(@"\A\w[\w \-]{0,199}\z")]
    private static partial Regex Name();
}
