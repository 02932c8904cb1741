// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

interface Token {
    function transferFrom(address from, address to, uint256 value) external returns (bool);
    function mint(address to, uint256 value) external;
    function burn(uint256 value) external;
}

/// Both ends of Circle's CCTP on the local chain, with the entry points and events of its TokenMessengerV2: burns what
/// goes elsewhere, and mints what comes back. Its owner attests and relays.
/// https://developers.circle.com/cctp/evm-smart-contracts
contract TokenMessenger {
    address public immutable owner;
    Token public immutable usdc;
    mapping(bytes32 => bool) public isRelayed;

    event DepositForBurn(
        address indexed burnToken,
        uint256 amount,
        address indexed depositor,
        bytes32 mintRecipient,
        uint32 destinationDomain,
        bytes32 destinationTokenMessenger,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 indexed minFinalityThreshold,
        bytes hookData
    );
    event MintAndWithdraw(
        address indexed mintRecipient, uint256 amount, address indexed mintToken, uint256 feeCollected
    );
    event Relayed(bytes32 indexed id, address indexed to, uint256 amount);

    error NotOwner();
    error AlreadyRelayed(bytes32 id);

    constructor(Token token, address relayer) {
        owner = relayer;
        usdc = token;
    }

    function depositForBurn(
        uint256 amount,
        uint32 destinationDomain,
        bytes32 mintRecipient,
        address burnToken,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 minFinalityThreshold
    ) external {
        burn(
            amount, destinationDomain, mintRecipient, burnToken, destinationCaller, maxFee, minFinalityThreshold, ""
        );
    }

    function depositForBurnWithHook(
        uint256 amount,
        uint32 destinationDomain,
        bytes32 mintRecipient,
        address burnToken,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 minFinalityThreshold,
        bytes calldata hookData
    ) external {
        require(hookData.length > 0, "Hook data is empty");
        burn(
            amount,
            destinationDomain,
            mintRecipient,
            burnToken,
            destinationCaller,
            maxFee,
            minFinalityThreshold,
            hookData
        );
    }

    /// Mints what was burnt elsewhere, once per id for ever. `fee` was deducted from it.
    function relay(address to, uint256 amount, uint256 fee, bytes32 id) external {
        if (msg.sender != owner) revert NotOwner();
        if (isRelayed[id]) revert AlreadyRelayed(id);
        isRelayed[id] = true;
        emit Relayed(id, to, amount);
        usdc.mint(to, amount);
        emit MintAndWithdraw(to, amount, address(usdc), fee);
    }

    function burn(
        uint256 amount,
        uint32 destinationDomain,
        bytes32 mintRecipient,
        address burnToken,
        bytes32 destinationCaller,
        uint256 maxFee,
        uint32 minFinalityThreshold,
        bytes memory hookData
    ) private {
        require(amount > 0, "Amount must be nonzero");
        require(mintRecipient != bytes32(0), "Mint recipient must be nonzero");
        require(maxFee < amount, "Max fee must be less than amount");
        require(burnToken == address(usdc), "Burn token not supported");
        usdc.transferFrom(msg.sender, address(this), amount);
        usdc.burn(amount);
        emit DepositForBurn(
            burnToken,
            amount,
            msg.sender,
            mintRecipient,
            destinationDomain,
            bytes32(uint256(uint160(address(this)))),
            destinationCaller,
            maxFee,
            minFinalityThreshold,
            hookData
        );
    }
}
