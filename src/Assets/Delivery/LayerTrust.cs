namespace ServerlessDam.Assets.Delivery;

/// <summary>Which layers a request may use beside those for everybody.</summary>
public enum LayerTrust
{
    /// <summary>None: the request has shown no secret, or a token that says nothing about layers.</summary>
    None,

    /// <summary>Those that stand in the transformation as they are: its author is trusted, not who fills its variables.</summary>
    Written,

    /// <summary>All: the whole URL is signed.</summary>
    All,
}
