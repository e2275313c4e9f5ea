namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>A trigger that requests reach by a route.</summary>
internal interface IRouted
{
    /// <summary>Whether some request would suit both. A trigger without a route has the function's name for it.</summary>
    bool ConflictsWith(string functionName, IRouted other, string otherFunctionName);
}
